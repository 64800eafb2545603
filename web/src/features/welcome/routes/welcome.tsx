export default function Welcome(_: { isExpired: boolean }) {
  return null;
}
