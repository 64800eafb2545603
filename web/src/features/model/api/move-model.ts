import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";

interface MoveCommand {
  id: number;
  workspace: number;
  isCopy: boolean;
}

/** Moves a record to another workspace, or makes a copy of it there. */
export function useMove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, workspace, isCopy }: MoveCommand) =>
      post<Model>(`/models/${id}/move`, { workspace_id: workspace, copy: isCopy }),
    onSuccess: (model) => {
      client.setQueryData(modelKeys.one(model.id), model);
      refreshModels(client);
    },
  });
}
