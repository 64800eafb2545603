import { useMutation } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { ProposedTags } from "@/lib/api/types";

/** How long a language model may think about it, in milliseconds. */
const PATIENCE = 120_000;

/** Has tags proposed for a record. Nothing is changed. */
export function useProposeTags(id: number) {
  return useMutation({
    mutationFn: () => post<ProposedTags>(`/models/${id}/suggest-tags`, undefined, { timeout: PATIENCE }),
  });
}
