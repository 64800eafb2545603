import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AskBox } from "@/components/insight/ask-box";
import type { GeneratedInsight, InsightThread, Model } from "@/lib/api/types";
import { spentUntil } from "@/lib/insight/budget";
import { useAnswer } from "@/lib/insight/use-answer";
import { useMeta } from "@/lib/meta";
import { useUser } from "@/lib/session/session";
import { insightsQuery, withQuestion } from "../../api/get-insights";
import { useRecordActions } from "../../record";
import { Coming } from "./coming";
import { Thread } from "./thread";

/** As many characters as the server reads of a question. */
const MAX_CHARS = 2_000;

/** A question whose answer is on its way, or did not come. */
interface Pending {
  question: string;
  thread: number | null;
}

/** Questions about a record with their answers, the latest thread first. */
export function Questions({ model, threads }: { model: Model; threads: readonly InsightThread[] }) {
  const { canEdit } = useRecordActions();
  const ai = useMeta()?.ai;
  const user = useUser();
  const client = useQueryClient();
  const { ask, ...answer } = useAnswer();
  const [pending, setPending] = useState<Pending | null>(null);
  const { queryKey } = insightsQuery(model);
  const canAsk = canEdit && ai?.model != null;
  const isBusy = answer.state === "asking";

  const send = (question: string, thread: number | null) => {
    setPending({ question, thread });
    void ask<GeneratedInsight>({
      path: `/models/${model.id}/insights`,
      body: { prompt: question, ...(thread !== null && { thread_id: thread }) },
      onDone: (made) => {
        client.setQueryData(
          queryKey,
          (insights) => insights && withQuestion(insights, made, question, user.id),
        );
        setPending(null);
      },
    });
    return true;
  };
  const putAway = () => {
    answer.clear();
    setPending(null);
  };
  const coming = pending !== null && (
    <Coming
      {...answer}
      question={pending.question}
      who={ai?.model ?? "The model"}
      onAgain={() => send(pending.question, pending.thread)}
      onClose={putAway}
    />
  );
  if (!canAsk && threads.length === 0) return null;

  return (
    <div className="mt-6 grid gap-4">
      <h3 className="text-sm font-semibold">Questions</h3>
      {canAsk && (
        <AskBox
          label="Ask about this model"
          maxChars={MAX_CHARS}
          isBusy={isBusy}
          disabledReason={spentUntil(ai) === null ? undefined : "Your AI budget of the day is spent"}
          onAsk={(question) => send(question, null)}
        />
      )}
      {pending?.thread === null && coming}
      {threads.toReversed().map((thread) => (
        <Thread
          key={thread.id}
          model={model}
          thread={thread}
          onAsk={canAsk && !isBusy ? (question) => send(question, thread.id) : undefined}
        >
          {pending?.thread === thread.id && coming}
        </Thread>
      ))}
    </div>
  );
}
