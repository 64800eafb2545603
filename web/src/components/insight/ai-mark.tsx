import type { Insight } from "@/lib/api/types";

/** Says of a text that a language model wrote it, or that it follows from facts alone. */
export function AiMark({ source }: { source: Insight["source"] }) {
  const isAi = source === "ai";
  return (
    <span
      title={isAi ? "Written by a language model" : "Made of facts by rules; no language model was asked"}
      className={
        isAi
          ? "inline-flex h-5 shrink-0 items-center rounded-sm bg-accent-soft px-1.5 text-xs font-semibold text-accent"
          : "inline-flex h-5 shrink-0 items-center rounded-sm bg-sunken px-1.5 text-xs text-muted"
      }
    >
      {isAi ? "AI" : "From facts"}
    </span>
  );
}
