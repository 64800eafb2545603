import { AnswerProgress, Stopped } from "@/components/insight/answer-progress";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { StatementList } from "@/components/insight/statement-list";
import { Button } from "@/components/ui/button";
import type { Answer } from "@/lib/insight/use-answer";

interface ComingProps extends Answer {
  question: string;
  who: string;
  stop: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** A question whose answer is on its way, was stopped, or did not come. */
export function Coming({ question, who, state, statements, problem, stop, onAgain, onClose }: ComingProps) {
  return (
    <article aria-label={question} aria-busy={state === "asking"} className="grid gap-2">
      <h4 className="text-sm font-semibold wrap-anywhere">{question}</h4>
      {state === "asking" && <AnswerProgress who={who} statements={statements} onStop={stop} />}
      {state === "stopped" && <Stopped onClose={onClose} />}
      {state === "failed" && (
        <>
          <ProblemNotice problem={problem} onRetry={onAgain} />
          <Button size="small" look="quiet" className="w-fit" onClick={onClose}>
            Put it away
          </Button>
        </>
      )}
      {state !== "failed" && <StatementList statements={statements} grounds={[]} />}
    </article>
  );
}
