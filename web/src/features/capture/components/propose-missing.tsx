import { Sparkles } from "lucide-react";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Draft } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useAi } from "@/lib/meta";
import { useProposeMissing } from "../api/propose-missing";

interface ProposeMissingProps {
  source: string;
  draft: Draft;
  workspace: number | null;
}

/** Has a language model read the card for what the Hub does not say. It is looked at before it is saved. */
export function ProposeMissing({ source, draft, workspace }: ProposeMissingProps) {
  const hasModel = (useAi()?.model ?? null) !== null;
  const { data, error, isPending, mutate } = useProposeMissing(workspace, source);
  if (draft.hub === null || !hasModel) return null;
  const propose = () => mutate();
  const fields = new Set(draft.proposals.map(({ field }) => field)).size;
  // Why nothing came of it is said among what could not be read.
  const failure =
    data?.model === null ? data.warnings.find((text) => text.startsWith("Nothing could")) : undefined;
  const isAnswered = draft.model !== null || (data !== undefined && failure === undefined);

  return (
    <div className="mt-2 grid justify-items-start gap-2 text-sm">
      {!isAnswered && (
        <Button size="small" isBusy={isPending} onClick={propose}>
          {!isPending && <Sparkles aria-hidden className="size-3.5" />}
          {isPending ? "Reading the card" : "Propose what is missing"}
        </Button>
      )}
      {failure !== undefined && <Notice look="warn">{failure}</Notice>}
      {error !== null && <ProblemNotice problem={error} onRetry={propose} />}
      <p role="status" className="text-muted empty:hidden">
        {isAnswered &&
          (fields === 0
            ? "The card states nothing of what is missing."
            : `${counted(fields, "field")} proposed, marked AI. Look at ${fields === 1 ? "it" : "them"} before you add it.`)}
      </p>
    </div>
  );
}
