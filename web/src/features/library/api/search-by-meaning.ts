import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { SemanticResults } from "@/lib/api/types";

/** The most that is found. */
const MOST = 100;

/** How long a vector that is still to be made may take, in milliseconds. */
const SOON = 8_000;

const meaningQuery = (workspace: number | null, q: string) =>
  queryOptions({
    queryKey: ["models", "meaning", workspace, q],
    queryFn: ({ signal }) =>
      get<SemanticResults>("/models/semantic-search", {
        params: { q, limit: MOST, workspace: workspace ?? undefined },
        signal,
      }),
    placeholderData: keepPreviousData,
    // Each time it is asked costs a call.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
    // What is still being read is found a moment later. What a query means is remembered by the server.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.mode === "hybrid" && data.without_vector > 0 && dataUpdateCount < 10 ? SOON : false,
  });

/** The records that are about what a query says, the likeliest first. */
export const useMeaning = (workspace: number | null, q: string) => useQuery(meaningQuery(workspace, q));
