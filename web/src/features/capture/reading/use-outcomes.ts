import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import { messageOf, Problem } from "@/lib/api/problem";
import type { Draft } from "@/lib/api/types";
import { draftQuery } from "../api/draft-model";
import type { Candidate } from "./candidates";

/** What became of a candidate. */
export type Outcome = Candidate &
  (
    | { kind: "waiting" }
    | { kind: "draft"; draft: Draft }
    /** Another candidate names the same model. */
    | { kind: "repeat"; of: string }
    /** It is no model of the Hub, or none that can be seen. */
    | { kind: "refused"; reason: string }
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
      const id = result.data.hub.id.toLowerCase();
      const of = seen.get(id);
      if (of !== undefined) return { ...candidate, kind: "repeat", of };
      seen.set(id, candidate.source);
      return { ...candidate, kind: "draft", draft: result.data };
    }
    if (result === undefined || result.error === null || result.isFetching)
      return { ...candidate, kind: "waiting" };
    return { ...candidate, ...failureOf(result) };
  });
}

function failureOf({ error, errorUpdatedAt, refetch }: UseQueryResult<Draft>) {
  const problem = error instanceof Problem ? error : null;
  if (
    problem !== null &&
    (problem.status === 404 || problem.code === "invalid_source" || problem.status === 422)
  ) {
    return {
      kind: "refused",
      reason: sentence(problem.field("source")?.message ?? problem.message),
    } as const;
  }
  const wait = problem?.retryAfter ?? null;
  const again = wait === null ? null : errorUpdatedAt + wait * 1000;
  return { kind: "failed", reason: messageOf(error), again, retry: () => void refetch() } as const;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
