import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { ModelList } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** Records a page. Ten thousand are a hundred requests, each made before its records are scrolled to. */
const PAGE = 100;

/** The records that a query finds, page by page. */
export function listQuery(workspace: number | null, q: string) {
  return infiniteQueryOptions({
    queryKey: modelKeys.list(workspace, q),
    queryFn: ({ pageParam, signal }) =>
      get<ModelList>("/models", {
        params: {
          q: q || undefined,
          workspace: workspace ?? undefined,
          cursor: pageParam ?? undefined,
          limit: PAGE,
          snippets: q !== "" || undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor ?? null,
    // While the next query is on its way the list stays, instead of flashing.
    placeholderData: keepPreviousData,
    // Every page would be asked for again whenever the window is looked at.
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  });
}
