import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { ModelList } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** The sample models that are still there: those of the ids that have the tag and are not in the trash. */
export const sampleQuery = (workspace: number | null, ids: readonly number[]) =>
  queryOptions({
    queryKey: [...modelKeys.all, "sample", workspace, ids],
    queryFn: async ({ signal }) => {
      const { items } = await get<ModelList>("/models", {
        params: { q: "tag:sample", limit: 100, workspace: workspace ?? undefined },
        signal,
      });
      return items.map(({ id }) => id).filter((id) => ids.includes(id));
    },
    enabled: ids.length > 0,
    staleTime: 60_000,
  });
