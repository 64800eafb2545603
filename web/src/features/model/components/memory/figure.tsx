import type { Certainty } from "@/lib/api/types";
import { exactCount, memorySize } from "@/lib/format";

interface AmountProps {
  bytes: number | null;
  certainty: Certainty;
  /** Of a sum that lacks a part: what is known of it. */
  isLowerBound?: boolean;
}

/** An amount of memory, and how sure it is: as it is, `≈` where it is estimated, `—` where nobody knows it. */
export function Amount({ bytes, certainty, isLowerBound = false }: AmountProps) {
  if (bytes === null || (bytes === 0 && certainty === "unknown")) {
    return (
      <span className="text-faint">
        <span aria-hidden>—</span>
        <span className="sr-only">not known</span>
      </span>
    );
  }
  const sign = isLowerBound ? "≥" : certainty === "exact" ? "" : "≈";
  const said = isLowerBound ? "at least " : certainty === "exact" ? "" : "about ";
  return (
    <span className="whitespace-nowrap tabular" title={`${said}${exactCount(bytes)} bytes`}>
      {sign !== "" && (
        <>
          <span aria-hidden>{sign} </span>
          <span className="sr-only">{said}</span>
        </>
      )}
      {memorySize(bytes)}
    </span>
  );
}

export const CERTAINTY_WORDS: Record<Certainty, string> = {
  exact: "exact",
  estimated: "estimated",
  unknown: "not known",
};
