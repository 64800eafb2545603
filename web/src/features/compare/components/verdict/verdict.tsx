import { useRef, useState } from "react";
import { AnswerProgress, Stopped } from "@/components/insight/answer-progress";
import { MakingLine } from "@/components/insight/making-line";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { StatementList } from "@/components/insight/statement-list";
import { Skeleton } from "@/components/ui/skeleton";
import type { Comparison, Ground, Insight, Statement } from "@/lib/api/types";
import { spentUntil } from "@/lib/insight/budget";
import { useAnswer } from "@/lib/insight/use-answer";
import { useMeta } from "@/lib/meta";
import { groundsOf } from "./grounds";
import { VerdictForm, type Wish } from "./verdict-form";

/** Which of the compared models to take: each sentence leads to the row that it rests on. Nobody is asked by itself. */
export default function Verdict({ comparison }: { comparison: Comparison }) {
  const [wish, setWish] = useState<Wish>({ useCase: "", prompt: "" });
  // What was said of others is no verdict on these; what they are wanted for is the same.
  const these = comparison.models.map(({ id }) => id).join();
  return <VerdictOn key={these} comparison={comparison} wish={wish} onWish={setWish} />;
}

interface VerdictOnProps {
  comparison: Comparison;
  wish: Wish;
  onWish: (wish: Wish) => void;
}

function VerdictOn({ comparison, wish, onWish }: VerdictOnProps) {
  const ai = useMeta()?.ai;
  const { ask, ...answer } = useAnswer();
  const [verdict, setVerdict] = useState<Insight | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const isAsking = answer.state === "asking";
  const isNew = isAsking || answer.state === "stopped";
  const shown = isNew ? answer.statements : (verdict?.statements ?? []);
  const begin = () => {
    const [useCase, prompt] = [wish.useCase.trim(), wish.prompt.trim()];
    void ask<Insight>({
      path: "/models/insights/compare",
      body: {
        model_ids: comparison.models.map(({ id }) => id),
        ...(useCase !== "" && { use_case: useCase }),
        ...(prompt !== "" && { prompt }),
      },
      onDone: setVerdict,
    });
  };
  if (ai === undefined) return <Skeleton className="mt-8 h-24 w-full" />;
  const model = ai.model ?? null;

  return (
    <section className="mt-8 grid gap-4 border-t pt-4">
      <h2 className="text-base font-semibold">Verdict</h2>
      <div ref={form} tabIndex={-1} className="outline-none">
        <VerdictForm
          model={model}
          wish={wish}
          onWish={onWish}
          isBusy={isAsking}
          wasAsked={verdict !== null}
          spentUntil={model === null ? null : spentUntil(ai)}
          onAsk={begin}
        />
      </div>
      <div aria-busy={isAsking} className="grid gap-4">
        {isAsking && (
          <AnswerProgress
            who={model ?? "The server"}
            statements={answer.statements}
            onStop={answer.stop}
            returnFocus={form}
          />
        )}
        {answer.state === "stopped" && <Stopped onClose={answer.clear} />}
        {answer.state === "failed" && <ProblemNotice problem={answer.problem} onRetry={begin} />}
        {!isNew && verdict !== null && <MakingLine of={verdict} />}
        <Judged statements={shown} grounds={groundsOf(comparison)} />
        {!isNew && verdict?.statements.length === 0 && (
          <p className="text-muted">The rows do not hold an answer.</p>
        )}
      </div>
      <span role="status" className="sr-only">
        {answer.state === "done" && "The verdict is whole."}
      </span>
    </section>
  );
}

/** What the rows say, and below it, set apart, what to do. */
function Judged({ statements, grounds }: { statements: readonly Statement[]; grounds: readonly Ground[] }) {
  const advice = statements.filter(({ section }) => section === "recommendation");
  const others = statements.filter(({ section }) => section !== "recommendation");
  return (
    <>
      {others.length > 0 && <StatementList statements={others} grounds={grounds} />}
      {advice.length > 0 && (
        <div className="max-w-3xl rounded-md border-l-3 border-accent bg-sunken px-4 py-3">
          <h3 className="mb-1.5 text-sm font-semibold">Recommendation</h3>
          <StatementList statements={advice} grounds={grounds} />
        </div>
      )}
    </>
  );
}
