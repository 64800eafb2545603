import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { ModelList } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What is in the trash of a workspace, the latest first. */
export const trashQuery = (workspace: number | null) =>
  infiniteQueryOptions({
    queryKey: [...modelKeys.all, "trash", workspace],
    queryFn: ({ pageParam, signal }) =>
      get<ModelList>("/models", {
        params: {
          q: "is:trashed sort:-updated",
          limit: 100,
          cursor: pageParam ?? undefined,
          workspace: workspace ?? undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? null,
  });
