import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";

/** Which of the trash: some, or all of it. */
export interface Purge {
  ids?: number[];
  query?: string;
  /** How many one has seen: with another number nothing is removed. */
  expected: number;
}

/** Removes records from the trash for good. */
export function usePurge(workspace: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (purge: Purge) =>
      post<{ purged: number }>("/models/purge", purge, { params: { workspace: workspace ?? undefined } }),
    onSuccess: ({ purged }) => notify.done(`${counted(purged, "model")} gone for good`),
    onError: (error) => notify.failed(messageOf(error)),
    onSettled: () => refreshModels(client),
  });
}
