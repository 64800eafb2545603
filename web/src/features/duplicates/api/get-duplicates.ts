import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { DuplicateGroup, List } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** The records of a workspace that seem to be of one model, the largest groups first. */
export const duplicatesQuery = (workspace: number | null) =>
  queryOptions({
    queryKey: modelKeys.duplicates(workspace),
    queryFn: ({ signal }) =>
      get<List<DuplicateGroup>>("/models/duplicates", {
        params: { workspace: workspace ?? undefined },
        signal,
      }),
  });
