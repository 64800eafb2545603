import { ProblemNotice } from "@/components/insight/problem-notice";
import { Notice } from "@/components/ui/notice";
import { Problem } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { FIELD_LABELS } from "@/lib/labels";
import type { ReadField } from "../reading/proposed";
import type { Reading } from "../reading/use-reading";

/** What came of reading, or why nothing did. */
export function ReadOutcome({ reading: { outcome, error } }: { reading: Reading }) {
  if (error !== null) {
    const said = error instanceof Problem ? (error.field("file") ?? error.field("text")) : undefined;
    if (said === undefined) return <ProblemNotice problem={error} />;
    const what = said.field === "file" ? "The document" : "The text";
    return (
      <Notice look="danger">
        {what} {said.message.replace(/[.!?]$/, "")}.
      </Notice>
    );
  }
  if (outcome === null) return null;
  const { filled, left, warnings } = outcome;
  return (
    <div role="status" className="grid gap-1 text-sm text-muted">
      <p>
        {filled.length === 0
          ? "It states nothing for a field that was empty."
          : `${counted(filled.length, "field")} filled in, marked AI: ${named(filled)}. Look at ${filled.length === 1 ? "it" : "them"} before you add the model.`}
      </p>
      {left.length > 0 && <p>What you wrote yourself is left as it is: {named(left)}.</p>}
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </div>
  );
}

function named(fields: readonly ReadField[]): string {
  return fields.map((field) => FIELD_LABELS[field].toLowerCase()).join(", ");
}
