import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { GeneratedInsight, Model, ModelInsights } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What was said of a record. Each revision asks anew what of it has changed since; nobody else is asked. */
export const insightsQuery = ({ id, revision }: Model) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "insights", revision],
    queryFn: ({ signal }) => get<ModelInsights>(`/models/${id}/insights`, { signal }),
    // What was said of the revision before stays until it is known what has changed.
    placeholderData: (before, query) => (query?.queryKey[2] === id ? before : undefined),
    staleTime: 60_000,
  });

/** With an analysis that was just made. */
export function withAnalysis(insights: ModelInsights, { insight }: GeneratedInsight): ModelInsights {
  return { ...insights, analysis: { ...insight, stale: false, changes: [] } };
}

/** With an answer that was just given: at the end of its thread, or as a thread of its own. */
export function withQuestion(
  insights: ModelInsights,
  { id, thread_id, insight }: GeneratedInsight,
  question: string,
  by: number,
): ModelInsights {
  const { threads } = insights;
  // One that was kept from before is there already.
  if (
    id === null ||
    thread_id === null ||
    threads.some((thread) => thread.questions.some((q) => q.id === id))
  )
    return insights;
  const asked = { id, question, by, answer: insight };
  if (!threads.some((thread) => thread.id === thread_id))
    return { ...insights, threads: [...threads, { id: thread_id, questions: [asked] }] };
  return {
    ...insights,
    threads: threads.map((thread) =>
      thread.id === thread_id ? { ...thread, questions: [...thread.questions, asked] } : thread,
    ),
  };
}

/** Without a thread that was just removed. */
export function withoutThread(insights: ModelInsights, thread: number): ModelInsights {
  return { ...insights, threads: insights.threads.filter(({ id }) => id !== thread) };
}
