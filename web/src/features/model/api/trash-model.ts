import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { post, remove } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";

/** Takes a record out of the trash. */
export function restoreModel(id: number): Promise<Model> {
  return post(`/models/${id}/restore`);
}

/** Puts a record in the trash at once, with a way back. Says whether it lies there. */
export function useTrash() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const bringBack = async ({ id, name }: Model) => {
    try {
      client.setQueryData(modelKeys.one(id), await restoreModel(id));
      refreshModels(client);
      notify.done(`${name} is back`, {
        action: { label: "Open", onClick: () => void navigate(paths.model(id)) },
      });
    } catch (error) {
      notify.failed(messageOf(error));
    }
  };
  return async (model: Model): Promise<boolean> => {
    try {
      await remove(`/models/${model.id}`);
    } catch (error) {
      notify.failed(messageOf(error));
      return false;
    }
    notify.done(`${model.name} moved to the trash`, {
      duration: 12_000,
      action: { label: "Undo", onClick: () => void bringBack(model) },
    });
    return true;
  };
}
