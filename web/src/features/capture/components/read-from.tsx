import { FIELD_LABELS } from "@/lib/labels";
import type { Proposed, ReadField } from "../reading/proposed";
import { Passages } from "./passages";

/** Says of a field that a language model filled it in, and from what. */
export function ReadFrom({ field, proposed }: { field: ReadField; proposed: Proposed }) {
  const passages = proposed[field]?.passages ?? [];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Passages of={FIELD_LABELS[field].toLowerCase()} passages={passages} align="start" />
      <span className="min-w-0 truncate" aria-hidden>
        {passages.map(({ label }) => label).join(", ")}
      </span>
    </span>
  );
}
