import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { FacetCount, Facets } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";
import { without } from "../query/edits";
import { conditionsOf } from "../query/terms";
import { useLastGood } from "../use-last-good";

export type FacetName = Exclude<keyof Facets, "total">;

/** The field of the query language behind each group. */
export const FACET_FIELDS: Record<FacetName, string> = {
  status: "status",
  type: "type",
  tag: "tag",
  developer: "developer",
  license_class: "license",
  size: "params",
};

const NAMES = Object.keys(FACET_FIELDS) as FacetName[];

/**
 * The counts of every group. A group that the query already narrows is counted without its own condition, so that a
 * second value can be added to it: one request for all others, and one for each such group. A query
 * with a slip in it leaves the counts as they are; null where it was the first.
 */
export function useFacets(
  workspace: number | null,
  q: string,
): Partial<Record<FacetName, FacetCount[]>> | null {
  const narrowed = NAMES.filter((name) => conditionsOf(q).some(({ field }) => field === FACET_FIELDS[name]));
  const queries = [q, ...narrowed.map((name) => without(q, FACET_FIELDS[name]))].map((text) =>
    without(text, "sort"),
  );
  const answers = useQueries({
    queries: queries.map((text) => ({
      queryKey: modelKeys.facets(workspace, text),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<Facets>("/models/facets", {
          params: { q: text || undefined, workspace: workspace ?? undefined },
          signal,
        }),
      placeholderData: keepPreviousData,
      retry: false,
    })),
  });
  const all = useLastGood(answers[0]?.data);
  if (all === undefined && answers[0]?.isError === true) return null;
  return Object.fromEntries(
    NAMES.map((name) => {
      const own = narrowed.indexOf(name);
      return [name, ((own < 0 ? undefined : answers[own + 1]?.data) ?? all)?.[name]];
    }),
  );
}
