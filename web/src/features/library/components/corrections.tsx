import type { Correction } from "@/lib/api/types";

/** Says which words stood nowhere and what they were read as, with the way to the exact words. */
export function Corrections({
  corrections,
  onExactly,
}: {
  corrections: readonly Correction[];
  onExactly: (word: string) => void;
}) {
  return (
    <p role="status" className="border-b px-4 py-2 text-sm text-muted">
      {corrections.map(({ word, read_as: readAs }) => (
        <span key={word} className="mr-3">
          “{word}” stands nowhere; showing {readAs.map((each) => `“${each}”`).join(", ")}.{" "}
          <button
            type="button"
            className="text-accent underline-offset-2 hover:underline"
            onClick={() => onExactly(word)}
          >
            Look for “{word}” exactly
          </button>
        </span>
      ))}
    </p>
  );
}
