import { useMutation, useQueryClient } from "@tanstack/react-query";
import { remove } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import type { BulkReport } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { offerUndo, refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";

/** Takes a tag from every record that has it, and offers to take that back. */
export function useDeleteTag(workspace: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      remove<BulkReport>(`/tags/${encodeURIComponent(name)}`, {
        params: { workspace: workspace ?? undefined },
      }),
    onSuccess: (report, name) =>
      offerUndo(client, report, `“${name}” taken from ${counted(report.changed ?? 0, "model")}`),
    onError: (error) => notify.failed(messageOf(error)),
    onSettled: () => refreshModels(client),
  });
}
