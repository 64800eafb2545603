import { queryOptions } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Draft } from "@/lib/api/types";
import { newLimit } from "../reading/limit";

/** Enough to hide the Hub's latency, few enough to leave its quota to others. */
const atOnce = newLimit(4);

/** What the Hub knows of one source, as a record would be. Nothing is saved. */
export const draftQuery = (workspace: number | null, source: string) =>
  queryOptions({
    queryKey: ["drafts", workspace, source],
    queryFn: ({ signal }) =>
      atOnce(
        () =>
          post<Draft>(
            "/models/autofill",
            { source },
            { params: { workspace: workspace ?? undefined }, signal },
          ),
        signal,
      ),
    // What a language model proposed cost something, and is not thrown away for being old.
    staleTime: ({ state: { data } }) => (data?.model == null ? 5 * 60_000 : Infinity),
    // What failed is shown with its reason and a way to try again.
    retry: false,
    refetchOnWindowFocus: false,
  });
