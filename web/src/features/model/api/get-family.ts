import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Family } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What a record's model was made from, and what was made from it. */
export const familyQuery = (id: number) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "family"],
    queryFn: ({ signal }) => get<Family>(`/models/${id}/family`, { signal }),
    staleTime: 60_000,
  });
