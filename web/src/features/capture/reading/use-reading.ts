import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { metaQuery } from "@/lib/meta";
import { readStored, writeStored } from "@/lib/storage";
import { readText } from "../api/read-text";
import type { Hand } from "./hand";
import { isProposed, proposedBy, toFill, type Proposed, type ReadField } from "./proposed";

/** What came of reading. */
export interface ReadOutcome {
  filled: ReadField[];
  /** What a person wrote, and the text has otherwise. */
  left: ReadField[];
  warnings: string[];
}

/**
 * Reads a text or a document into the form. What was read is kept beside the form in this browser, so that it stays a
 * language model's over a reload.
 *
 * @param key where it is kept
 */
export function useReading(form: UseFormReturn<Hand>, workspace: number | null, key: string) {
  const client = useQueryClient();
  const [proposed, setProposed] = useState<Proposed>(() => readStored(key, isProposed) ?? {});
  const [outcome, setOutcome] = useState<ReadOutcome | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const keep = (next: Proposed) => {
    setProposed(next);
    writeStored(key, Object.keys(next).length === 0 ? null : next);
  };
  const reading = useMutation({
    mutationFn: (what: string | File) => {
      running.current = new AbortController();
      setOutcome(null);
      return readText(workspace, what, running.current.signal);
    },
    onSuccess: (draft) => {
      const { fill, left } = toFill(form.getValues(), proposed, proposedBy(draft));
      for (const [field, read] of Object.entries(fill) as [ReadField, Proposed[ReadField]][]) {
        form.setValue(field, read?.value ?? "", { shouldDirty: true, shouldValidate: true });
      }
      keep({ ...proposed, ...fill });
      setOutcome({ filled: Object.keys(fill) as ReadField[], left, warnings: draft.warnings });
    },
    onSettled: () => client.invalidateQueries({ queryKey: metaQuery.queryKey }),
  });
  return {
    /** What was read, whether it still stands there or not. */
    proposed,
    /** What came of the last reading. */
    outcome,
    error: reading.error,
    isReading: reading.isPending,
    read: (what: string | File) => reading.mutate(what),
    stop: () => {
      running.current?.abort();
      reading.reset();
    },
    forget: () => {
      keep({});
      setOutcome(null);
      reading.reset();
    },
  };
}

export type Reading = ReturnType<typeof useReading>;
