import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Field, Refresh } from "@/lib/api/types";
import { takeModel } from "./take-model";

/** What a refresh would do: asked of the Hub each time it is opened, and once. */
export const previewQuery = (id: number) =>
  queryOptions({
    // Not among what is cached of models: a change of the record asks for all of that again.
    queryKey: ["refresh", id],
    queryFn: ({ signal }) => post<Refresh>(`/models/${id}/refresh`, { preview: true }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** What a person decided otherwise than a refresh would. */
export interface Decisions {
  accept: Field[];
  decline: Field[];
}

/** Brings a record up to date with the Hub. */
export function useRefresh(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decisions: Decisions) => post<Refresh>(`/models/${id}/refresh`, decisions),
    onSuccess: ({ model }) => takeModel(client, model),
  });
}
