import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { FoundModel, ModelList, Workspace } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** A record that cannot be read any more, if it lies in the trash of one of the workspaces. */
export const trashedQuery = (id: number, workspaces: readonly Workspace[]) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "trashed", workspaces.map((workspace) => workspace.id)],
    queryFn: async ({ signal }): Promise<FoundModel | null> => {
      const lists = await Promise.all(
        workspaces.map((workspace) =>
          get<ModelList>("/models", {
            params: { q: "is:trashed", workspace: workspace.id, limit: 200 },
            signal,
          }),
        ),
      );
      return lists.flatMap((list) => list.items).find((item) => item.id === id) ?? null;
    },
    enabled: workspaces.length > 0,
    staleTime: 0,
  });
