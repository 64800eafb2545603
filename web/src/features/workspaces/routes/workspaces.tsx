export default function Workspaces() {
  return null;
}
