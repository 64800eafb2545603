import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { List, Tag } from "@/lib/api/types";
import { tagKeys } from "@/lib/models/keys";

export const tagsQuery = (workspace: number | null, start = "", limit = 200) =>
  queryOptions({
    queryKey: [...tagKeys.all, workspace, start, limit],
    queryFn: ({ signal }) =>
      get<List<Tag>>("/tags", {
        params: { workspace: workspace ?? undefined, start: start === "" ? undefined : start, limit },
        signal,
      }),
    staleTime: 60_000,
  });

/** The tags of a workspace, the most used first. */
export function useTags(workspace: number | null, start?: string, limit?: number) {
  return useQuery(tagsQuery(workspace, start, limit));
}
