import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Model } from "@/lib/api/types";
import { messageOf } from "@/lib/api/problem";
import { notify } from "@/lib/notify";
import { takeModel } from "./take-model";

/** Says that somebody has read what changed on the Hub. */
export function useMarkSeen(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<Model>(`/models/${id}/upstream/seen`),
    onSuccess: (model) => takeModel(client, model),
    onError: (error) => notify.failed(messageOf(error)),
  });
}
