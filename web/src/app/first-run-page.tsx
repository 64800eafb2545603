import { FirstRun } from "@/features/first-run/components/first-run";

/** Loaded only where nothing was kept yet. */
export default function FirstRunPage() {
  return <FirstRun />;
}
