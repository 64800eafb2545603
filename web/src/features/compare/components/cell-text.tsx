import { Award } from "lucide-react";
import type { ComparisonRow } from "@/lib/api/types";

interface CellTextProps {
  cell: ComparisonRow["cells"][number];
  direction: ComparisonRow["direction"];
}

/** A value as the comparison says it: `≈` where it is estimated, `—` where nobody knows it, marked where it is best. */
export function CellText({ cell: { text, certainty, best }, direction }: CellTextProps) {
  if (text === null) {
    return (
      <span className="text-faint">
        <span aria-hidden>—</span>
        <span className="sr-only">not known</span>
      </span>
    );
  }
  const isEstimate = certainty === "estimated";
  return (
    <span>
      {isEstimate && (
        <>
          <span aria-hidden>≈ </span>
          <span className="sr-only">about </span>
        </>
      )}
      {isEstimate ? text.replace(/^[≈~]\s*/, "") : text}
      {best && (
        <span
          className="ml-1.5 inline-flex align-[-2px] text-accent"
          title={`Best: ${directionWords(direction)}`}
        >
          <Award aria-hidden className="size-3.5" />
          <span className="sr-only">, best: {directionWords(direction)}</span>
        </span>
      )}
    </span>
  );
}

/** Which value of a row is the better one. */
export function directionWords(direction: ComparisonRow["direction"]): string {
  return direction === "lower" ? "lower is better" : "higher is better";
}
