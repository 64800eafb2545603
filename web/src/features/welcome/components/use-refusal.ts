import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { Problem } from "@/lib/api/problem";
import { placeProblem } from "@/lib/forms/place-problem";
import { useWait } from "./use-wait";

interface Refusal {
  text: string;
  /** It was about haste alone, and is over with the wait. */
  isHaste: boolean;
}

const HASTE = "Too many attempts in a row. The button says when to try again; what you wrote stays.";

/** What came back instead of a session: at the fields, or above them, with the wait where there is one. */
export function useRefusal<T extends FieldValues>(form: UseFormReturn<T>, names: readonly FieldPath<T>[]) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { left, wait } = useWait();
  const isOver = refusal !== null && refusal.isHaste && left === 0;
  return {
    /** What stands above the fields. */
    refusal: isOver ? null : (refusal?.text ?? null),
    /** Seconds until the next try. */
    left,
    clear: () => setRefusal(null),
    refuse: (error: unknown) => {
      const seconds = error instanceof Problem ? error.retryAfter : null;
      if (seconds !== null) wait(seconds);
      const text = placeProblem(error, names, form.setError);
      if (error instanceof Problem && error.status === 429) setRefusal({ text: HASTE, isHaste: true });
      else setRefusal(text === null ? null : { text, isHaste: seconds !== null });
    },
  };
}
