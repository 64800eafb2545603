import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { SemanticResults } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** As many as are taken in at a glance. */
const MOST = 6;

const similarQuery = (id: number) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "similar"],
    queryFn: ({ signal }) =>
      get<SemanticResults>(`/models/${id}/similar`, { params: { limit: MOST }, signal }),
    staleTime: 60_000,
  });

/** The records of the same workspace that are about the like. It costs no call of a language model. */
export const useSimilar = (id: number) => useQuery(similarQuery(id));
