import { useState } from "react";
import type { AskedRecords, LibraryAnswer } from "@/lib/api/types";
import { useAnswer } from "@/lib/insight/use-answer";

/** Asks over the records of a workspace: which of them may answer comes first, then the answer, statement by statement. */
export function useLibraryAnswer(workspace: number | null) {
  const answer = useAnswer();
  const [question, setQuestion] = useState<string | null>(null);
  const [found, setFound] = useState<AskedRecords | null>(null);
  const [whole, setWhole] = useState<LibraryAnswer | null>(null);

  const begin = (next: string | null) => {
    setQuestion(next);
    setFound(null);
    setWhole(null);
  };
  return {
    ...answer,
    /** What was asked last. */
    question,
    /** The records that may answer it; null until the server named them. */
    found,
    /** The answer once it is whole. */
    whole,
    ask: (next: string) => {
      begin(next);
      void answer.ask<LibraryAnswer>({
        path: "/ask",
        body: { question: next },
        params: { workspace: workspace ?? undefined },
        onEvent: ({ event, data }) => event === "records" && setFound(data as AskedRecords),
        onDone: setWhole,
      });
    },
    clear: () => {
      answer.clear();
      begin(null);
    },
  };
}

export type LibraryAnswering = ReturnType<typeof useLibraryAnswer>;
