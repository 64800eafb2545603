import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import type { BulkReport, Tag } from "@/lib/api/types";
import { offerUndo, refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";

/** Puts one tag in the place of several, and offers to take it back. */
export function useMergeTags(workspace: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (merger: { from: string[]; into: string }) =>
      post<{ tag: Tag; records?: BulkReport | null }>("/tags/merge", merger, {
        params: { workspace: workspace ?? undefined },
      }),
    onSuccess: ({ tag, records }, { from }) => {
      const gone = from.filter((name) => name !== tag.name);
      const what = gone.length === 1 ? `“${gone[0] ?? ""}”` : `${gone.length} tags`;
      if (records != null) offerUndo(client, records, `${what} merged into “${tag.name}”`);
    },
    onError: (error) => notify.failed(messageOf(error)),
    onSettled: () => refreshModels(client),
  });
}
