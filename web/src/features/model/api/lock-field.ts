import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Field, Model } from "@/lib/api/types";
import { messageOf } from "@/lib/api/problem";
import { modelKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";

interface LockCommand {
  field: Field;
  isLocked: boolean;
}

/** Locks a field against every refresh, or unlocks it: at once on the page, taken back where the server refuses. */
export function useLock(id: number) {
  const client = useQueryClient();
  const mutationKey = ["lock", id];
  const show = ({ field, isLocked }: LockCommand) =>
    client.setQueryData<Model>(modelKeys.one(id), (model) => {
      if (model === undefined) return model;
      const others = model.locked_fields.filter((each) => each !== field);
      return { ...model, locked_fields: isLocked ? [...others, field] : others };
    });
  return useMutation({
    mutationKey,
    mutationFn: async ({ field, isLocked }: LockCommand) => {
      const url = `/models/${id}/locks/${field}`;
      return (await (isLocked ? api.put<Model>(url) : api.delete<Model>(url))).data;
    },
    onMutate: async (command) => {
      await client.cancelQueries({ queryKey: modelKeys.one(id), exact: true });
      show(command);
    },
    onSuccess: (model) => {
      // An answer knows nothing of what was pressed after it was asked for.
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(modelKeys.one(id), model);
    },
    onError: (error, { field, isLocked }) => {
      show({ field, isLocked: !isLocked });
      notify.failed(messageOf(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: modelKeys.history(id) }),
  });
}
