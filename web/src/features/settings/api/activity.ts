import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Audit } from "@/lib/api/types";

const activityQuery = infiniteQueryOptions({
  queryKey: ["account", "activity"],
  queryFn: ({ pageParam, signal }) =>
    get<Audit>("/auth/audit", { params: { limit: 12, before: pageParam ?? undefined }, signal }),
  initialPageParam: null as number | null,
  getNextPageParam: (last) => last.next_before ?? null,
});

/** What happened to the account, the latest first. */
export const useActivity = () => useInfiniteQuery(activityQuery);
