import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import { messageOf, Problem } from "@/lib/api/problem";
import type { Draft } from "@/lib/api/types";
import { draftQuery } from "../api/draft-model";
import type { Candidate } from "./candidates";
import { reasonOf } from "./reason";

/** What became of a candidate. */
export type Outcome = Candidate &
  (
    | { kind: "waiting" }
    | { kind: "draft"; draft: Draft }
    /** Another candidate names the same model. */
    | { kind: "repeat"; of: string }
    /** It is no model of the Hub, or none that can be seen. */
    | { kind: "refused"; reason: string; mayBeHand: boolean }
    /** The Hub or the connection failed; `again` is when the server asks to try next. */
    | { kind: "failed"; reason: string; again: number | null; retry: () => void }
  );

/** Asks the Hub for each candidate, a few at a time. What is no longer in the text is no longer asked for. */
export function useOutcomes(workspace: number | null, candidates: readonly Candidate[]): Outcome[] {
  const combine = useCallback(
    (results: UseQueryResult<Draft>[]) => outcomesOf(candidates, results),
    [candidates],
  );
  return useQueries({ queries: candidates.map(({ source }) => draftQuery(workspace, source)), combine });
}

function outcomesOf(candidates: readonly Candidate[], results: UseQueryResult<Draft>[]): Outcome[] {
  const seen = new Map<string, string>();
  return candidates.map((candidate, index): Outcome => {
    const result = results[index];
    if (result?.data !== undefined) {
      const id = (result.data.hub?.id ?? candidate.source).toLowerCase();
      const of = seen.get(id);
      if (of !== undefined) return { ...candidate, kind: "repeat", of };
      seen.set(id, candidate.source);
      return { ...candidate, kind: "draft", draft: result.data };
    }
    if (result === undefined || result.error === null || result.isFetching)
      return { ...candidate, kind: "waiting" };
    return { ...candidate, ...failureOf(candidate, result) };
  });
}

/** What the server calls things of the Hub that are no models at all. */
const NO_MODELS = ["dataset", "space", "collection", "hub_page", "search_page", "user_page", "empty"];

function failureOf({ key }: Candidate, { error, errorUpdatedAt, refetch }: UseQueryResult<Draft>) {
  const problem = error instanceof Problem ? error : null;
  if (problem?.status === 404 || problem?.status === 422) {
    const field = problem.field("source");
    const reason = reasonOf(field?.message ?? problem.message, key);
    const mayBeHand = field === undefined || !NO_MODELS.includes(field.code);
    return { kind: "refused", reason, mayBeHand } as const;
  }
  const wait = problem?.retryAfter ?? null;
  const again = wait === null ? null : errorUpdatedAt + wait * 1000;
  return {
    kind: "failed",
    reason: reasonOf(messageOf(error), key),
    again,
    retry: () => void refetch(),
  } as const;
}
