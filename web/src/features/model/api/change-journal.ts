import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patch, post, remove } from "@/lib/api/client";
import type { JournalEntry, NewJournalEntry } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/**
 * Writes an entry, or changes what is given of the one whose id is given.
 *
 * @param onSaved is called also where the page was left meanwhile
 */
export function useWriteEntry(model: number, onSaved?: () => void) {
  const refresh = useRefresh(model);
  return useMutation({
    mutationFn: ({ entry, content }: { entry: number | null; content: Partial<NewJournalEntry> }) => {
      if (entry === null) return post<JournalEntry>(`/models/${model}/journal`, content);
      // An entry stays of its kind: that is not among what can be changed.
      const change = Object.fromEntries(Object.entries(content).filter(([name]) => name !== "kind"));
      return patch<JournalEntry>(`/models/${model}/journal/${entry}`, change);
    },
    onSuccess: () => {
      onSaved?.();
      return refresh();
    },
  });
}

/** Removes an entry. The same words can be written again, which is how it is taken back. */
export function useRemoveEntry(model: number) {
  const refresh = useRefresh(model);
  return useMutation({
    mutationFn: (entry: number) => remove(`/models/${model}/journal/${entry}`),
    onSuccess: refresh,
  });
}

function useRefresh(model: number) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: modelKeys.history(model) });
    return client.invalidateQueries({ queryKey: modelKeys.journal(model) });
  };
}
