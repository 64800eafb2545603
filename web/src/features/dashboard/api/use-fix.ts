import { useMutation, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/lib/api/problem";
import type { ModelItem } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";
import { putBack, without, type Kind } from "../components/attention/queue";
import { runFix, type Fix } from "./fixes";
import { dashboardQuery } from "./get-dashboard";

interface Command {
  kind: Kind;
  fix: Fix;
  model: ModelItem;
}

const KEY = ["fix"];

/**
 * Does what one press is for. Where it is sure to be enough the record leaves the queue at once, and comes back with
 * a message where the server refuses; what a refresh brings is not known before.
 */
export function useFix(workspace: number | null) {
  const client = useQueryClient();
  const { queryKey } = dashboardQuery(workspace);
  return useMutation({
    mutationKey: KEY,
    mutationFn: ({ fix, model }: Command) => runFix(fix, model),
    onMutate: async ({ kind, fix, model }) => {
      await client.cancelQueries({ queryKey });
      if (fix !== "refresh") client.setQueryData(queryKey, (now) => now && without(now, kind, model.id));
    },
    onSuccess: ({ text, undo }) =>
      notify.done(text, {
        duration: 12_000,
        ...(undo !== undefined && { action: { label: "Undo", onClick: () => void takeBack(undo) } }),
      }),
    onError: (error, { kind, fix, model }) => {
      if (fix !== "refresh") client.setQueryData(queryKey, (now) => now && putBack(now, kind, model));
      notify.failed(messageOf(error));
    },
    onSettled: () => {
      // While another one is on its way, the answer would still show its record.
      if (client.isMutating({ mutationKey: KEY }) === 1) refreshModels(client);
    },
  });

  async function takeBack(undo: () => Promise<unknown>): Promise<void> {
    try {
      await undo();
      notify.done("As it was before");
    } catch (error) {
      notify.failed(messageOf(error));
    } finally {
      refreshModels(client);
    }
  }
}
