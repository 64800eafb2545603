import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Draft } from "@/lib/api/types";
import { metaQuery } from "@/lib/meta";
import { draftQuery } from "./draft-model";

/** How long a language model may read a card, in milliseconds. */
const PATIENCE = 120_000;

/** Has a language model propose what the Hub does not say of a source; the draft then has it. Nothing is saved. */
export function useProposeMissing(workspace: number | null, source: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      post<Draft>(
        "/models/autofill",
        { source, propose: true },
        { params: { workspace: workspace ?? undefined }, timeout: PATIENCE },
      ),
    onSuccess: (draft) => client.setQueryData(draftQuery(workspace, source).queryKey, draft),
    onSettled: () => client.invalidateQueries({ queryKey: metaQuery.queryKey }),
  });
}
