import { FirstRun } from "@/features/first-run/components/first-run";
import { Library } from "@/features/library/routes/library";

/** The library, and what a new one offers. */
export default function LibraryPage() {
  return <Library whenNew={<FirstRun />} />;
}
