import { Notice } from "@/components/ui/notice";
import type { GroundChange } from "@/lib/api/types";

/** Says that the record is not any more what was written about, and in what. */
export function Changes({ of }: { of: readonly GroundChange[] }) {
  return (
    <Notice>
      <p className="font-semibold">The record has changed since</p>
      <ul className="mt-0.5">
        {of.map(({ key, label, before, after }) => (
          <li key={key} className="wrap-anywhere">
            {label}: <Difference before={before} after={after} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What is missing on one side is new, gone, or too long to be shown. */
function Difference({ before, after }: Pick<GroundChange, "before" | "after">) {
  if (before !== null && after !== null) {
    return (
      <>
        {before} <span aria-hidden>→</span>
        <span className="sr-only">, now</span> {after}
      </>
    );
  }
  if (after !== null) return <>now {after}</>;
  if (before !== null) return <>was {before}</>;
  return <>changed</>;
}
