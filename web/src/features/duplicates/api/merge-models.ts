import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";

interface Merger {
  into: number;
  from: number[];
}

/** Makes one record of several: it takes over what it lacks, and the others go to the trash. */
export function useMerge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (merger: Merger) => post<Model>("/models/merge", merger),
    onSuccess: (model) => {
      client.setQueryData(modelKeys.one(model.id), model);
      refreshModels(client);
    },
  });
}
