import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { ModelList } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** The models of a workspace that match what was typed, the best first. */
export const searchQuery = (workspace: number | null, q: string) =>
  queryOptions({
    queryKey: [...modelKeys.all, "search", workspace, q],
    queryFn: ({ signal }) =>
      get<ModelList>("/models/search", {
        params: { q, workspace: workspace ?? undefined, limit: 12 },
        signal,
      }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
