import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { List, TagSuggestion } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** Tags that a record could have, the workspace's own words first. */
export const suggestionsQuery = (id: number) =>
  queryOptions({
    queryKey: modelKeys.suggestions(id),
    queryFn: ({ signal }) => get<List<TagSuggestion>>(`/models/${id}/tag-suggestions`, { signal }),
    staleTime: 60_000,
  });
