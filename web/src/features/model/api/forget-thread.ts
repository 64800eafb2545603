import { useMutation, useQueryClient } from "@tanstack/react-query";
import { remove } from "@/lib/api/client";
import { messageOf, Problem } from "@/lib/api/problem";
import type { Model } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { insightsQuery, withoutThread } from "./get-insights";

/** Removes a thread of questions with its answers. */
export function useForgetThread(model: Model) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (thread: number) => {
      try {
        await remove(`/models/${model.id}/insights/threads/${thread}`);
      } catch (error) {
        // Somebody else removed it before: that is what was wanted.
        if (!(error instanceof Problem && error.status === 404)) throw error;
      }
    },
    onSuccess: (_, thread) =>
      client.setQueryData(
        insightsQuery(model).queryKey,
        (insights) => insights && withoutThread(insights, thread),
      ),
    onError: (error) => notify.failed(messageOf(error)),
  });
}
