import { Sparkles } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { AnswerProgress, Stopped } from "@/components/insight/answer-progress";
import { MakingLine } from "@/components/insight/making-line";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { SpentLine } from "@/components/insight/spent-line";
import { StatementGroups } from "@/components/insight/statement-list";
import { Button } from "@/components/ui/button";
import type { Model, ModelInsights, Section } from "@/lib/api/types";
import { spentUntil } from "@/lib/insight/budget";
import { useMeta } from "@/lib/meta";
import { useRecordActions } from "../../record";
import { Part } from "../part";
import { Changes } from "./changes";
import { useAnalysis } from "./use-analysis";

const GROUPS: readonly { section: Section; title: string }[] = [
  { section: "technical_analysis", title: "Technical analysis" },
  { section: "use_cases", title: "Use cases" },
  { section: "recommendations", title: "Recommendations" },
  { section: "risks", title: "Risks" },
];

interface AnalysisProps {
  model: Model;
  analysis: ModelInsights["analysis"];
  /** What stands below it. */
  children: ReactNode;
}

/** The analysis of a record: what was said last, or what is being said. */
export function Analysis({ model, analysis, children }: AnalysisProps) {
  const { canEdit } = useRecordActions();
  const ai = useMeta()?.ai;
  const until = spentUntil(ai);
  const { renew, ...answer } = useAnalysis(model);
  const isAsking = answer.state === "asking";
  const button = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // What the text takes is held while it makes way for what comes: nothing below it jumps.
  const [height, setHeight] = useState<number>();
  const begin = () => {
    setHeight(text.current?.offsetHeight);
    renew();
  };
  const isNew = isAsking || answer.state === "stopped";
  const isUpToDate = analysis.source === "ai" && !analysis.stale;

  return (
    <Part
      title="Insight"
      actions={
        canEdit &&
        ai?.model != null &&
        !isAsking && (
          <Button
            ref={button}
            size="small"
            look={isUpToDate ? "quiet" : "plain"}
            disabled={until !== null}
            title={isUpToDate ? "Nothing changed since; this costs nothing" : `Asks ${ai.model}`}
            onClick={begin}
          >
            <Sparkles aria-hidden className="size-3.5" />
            {analysis.source === "ai" ? "Renew" : `Ask ${ai.model}`}
          </Button>
        )
      }
    >
      <div
        ref={text}
        aria-busy={isAsking}
        style={{ minHeight: isAsking ? height : undefined }}
        className="grid content-start gap-4"
      >
        {isAsking && (
          <AnswerProgress
            who={ai?.model ?? "The model"}
            statements={answer.statements}
            onStop={answer.stop}
            returnFocus={button}
          />
        )}
        {answer.state === "stopped" && <Stopped onClose={answer.clear} />}
        {answer.state === "failed" && <ProblemNotice problem={answer.problem} onRetry={begin} />}
        {canEdit && until !== null && answer.state !== "failed" && <SpentLine until={until} />}
        {isNew ? (
          <StatementGroups
            groups={GROUPS}
            statements={answer.statements}
            grounds={analysis.grounds}
            isComing={isAsking}
          />
        ) : (
          <>
            <MakingLine of={analysis}>
              {ai?.model === null && "With a language model (GOOGLE_API_KEY, or AI_PROVIDER) there is more."}
            </MakingLine>
            {analysis.stale && <Changes of={analysis.changes} />}
            <StatementGroups groups={GROUPS} statements={analysis.statements} grounds={analysis.grounds} />
          </>
        )}
      </div>
      <span role="status" className="sr-only">
        {answer.state === "done" && "The analysis is whole."}
      </span>
      {children}
    </Part>
  );
}
