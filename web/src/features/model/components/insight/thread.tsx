import { MessageSquarePlus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { AskBox } from "@/components/insight/ask-box";
import { MakingLine } from "@/components/insight/making-line";
import { StatementList } from "@/components/insight/statement-list";
import { Button, IconButton } from "@/components/ui/button";
import type { InsightQuestion, InsightThread, Model } from "@/lib/api/types";
import { useForgetThread } from "../../api/forget-thread";
import { useRecordActions } from "../../record";

const Confirm = lazy(() => import("@/components/ui/confirm").then(({ Confirm }) => ({ default: Confirm })));

interface ThreadProps {
  model: Model;
  thread: InsightThread;
  /** Goes on with it; undefined where nobody can ask now. */
  onAsk: ((question: string) => boolean) | undefined;
  /** The answer that is on its way. */
  children: ReactNode;
}

/** Questions that follow one another, with their answers. */
export function Thread({ model, thread, onAsk, children }: ThreadProps) {
  const { canEdit } = useRecordActions();
  const forget = useForgetThread(model);
  const [isAsking, setIsAsking] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const first = thread.questions[0]?.question ?? "";
  return (
    <div role="group" aria-label={first} className="grid gap-4 border-l-2 pl-4">
      {thread.questions.map((asked) => (
        <Answered key={asked.id} {...asked} />
      ))}
      {children}
      {canEdit && (
        <div className="flex items-start gap-1">
          {isAsking && onAsk !== undefined ? (
            <div className="min-w-0 flex-1">
              <AskBox
                isFocused
                label="Ask further"
                maxChars={2_000}
                onAsk={(question) => {
                  setIsAsking(false);
                  return onAsk(question);
                }}
              />
            </div>
          ) : (
            onAsk !== undefined && (
              <Button size="small" look="quiet" className="-ml-2" onClick={() => setIsAsking(true)}>
                <MessageSquarePlus aria-hidden className="size-3.5" />
                Ask further
              </Button>
            )
          )}
          <IconButton
            label={`Delete the questions that begin with: ${first}`}
            onClick={() => setIsRemoving(true)}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      )}
      {isRemoving && (
        <Suspense>
          <Confirm
            isOpen
            onClose={() => setIsRemoving(false)}
            title={thread.questions.length === 1 ? "Delete this question?" : "Delete these questions?"}
            action="Delete"
            isBusy={forget.isPending}
            onConfirm={() => forget.mutate(thread.id, { onSettled: () => setIsRemoving(false) })}
          >
            The answers go with it, for everybody who sees the record. To have them again would cost again.
          </Confirm>
        </Suspense>
      )}
    </div>
  );
}

function Answered({ question, answer }: InsightQuestion) {
  return (
    <article aria-label={question} className="grid gap-2">
      <h4 className="text-sm font-semibold wrap-anywhere">{question}</h4>
      {answer.statements.length === 0 ? (
        <p className="text-muted">The record does not hold an answer.</p>
      ) : (
        <StatementList statements={answer.statements} grounds={answer.grounds} />
      )}
      <MakingLine of={answer} />
    </article>
  );
}
