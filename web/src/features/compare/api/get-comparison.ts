import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Comparison } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";
import { FEWEST } from "../ids";

/** Some models side by side, fact by fact. */
export const comparisonQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: [...modelKeys.all, "compare", ids],
    queryFn: ({ signal }) => post<Comparison>("/models/compare", { ids }, { signal }),
    enabled: ids.length >= FEWEST,
    // While one more is fetched, those that are there stay.
    placeholderData: keepPreviousData,
  });

/** The same as a text to be put elsewhere. */
export function comparisonText(ids: readonly number[], format: "markdown" | "csv"): Promise<string> {
  return post("/models/compare", { ids }, { params: { format }, responseType: "text" });
}
