export default function Duplicates() {
  return null;
}
