import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import { modelKeys } from "@/lib/models/keys";
import type { History } from "@/lib/api/types";

/** What happened to a record, the latest first, a page at a time. */
export const historyQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: modelKeys.history(id),
    queryFn: ({ pageParam, signal }) =>
      get<History>(`/models/${id}/history`, {
        params: { limit: 25, before: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_before ?? null,
  });
