import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Memory, Model } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What it takes to run a record's model with a context of so many tokens. */
export const memoryQuery = ({ id, parameters }: Model, context: number) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "memory", parameters ?? null, context],
    queryFn: ({ signal }) => get<Memory>(`/models/${id}/memory`, { params: { context }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
