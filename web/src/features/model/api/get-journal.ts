import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Journal } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What was written down about a record, the latest day first, a page at a time. */
export const journalQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: modelKeys.journal(id),
    queryFn: ({ pageParam, signal }) =>
      get<Journal>(`/models/${id}/journal`, {
        params: { limit: 20, before: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_before ?? null,
  });
