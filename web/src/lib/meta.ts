import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { AiState, Meta } from "@/lib/api/types";

export const metaQuery = queryOptions({
  queryKey: ["meta"],
  queryFn: ({ signal }) => get<Meta>("/meta", { signal }),
  staleTime: Infinity,
});

/** Enums, limits and features of the server; undefined until it answered. */
export function useMeta(): Meta | undefined {
  return useQuery(metaQuery).data;
}

/** How it stands with language models; undefined until the server answered. It leaves none of it out. */
export function useAi(): AiState | undefined {
  return useMeta()?.ai as AiState | undefined;
}
