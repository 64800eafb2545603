import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { Problem } from "@/lib/api/problem";
import { placeProblem } from "@/lib/forms/place-problem";
import { useWait } from "./use-wait";

/** What came back instead of a session: at the fields, or above them, with the wait where there is one. */
export function useRefusal<T extends FieldValues>(form: UseFormReturn<T>, names: readonly FieldPath<T>[]) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { left, wait } = useWait();
  const isWaitOver = refusal === null && left === 0;
  return {
    /** What stands above the fields. A refusal that was about haste goes when the wait is over. */
    refusal,
    /** Seconds until the next try. */
    left,
    isWaitOver,
    clear: () => setRefusal(null),
    refuse: (error: unknown) => {
      const text = placeProblem(error, names, form.setError);
      const seconds = error instanceof Problem ? error.retryAfter : null;
      if (seconds !== null) wait(seconds);
      setRefusal(text);
    },
  };
}
