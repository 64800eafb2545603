import { Section } from "@/components/page";
import { Failure, Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { AiState } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useAiNow } from "../api/ai";
import { AiCheck } from "./ai-check";
import { AiSetup } from "./ai-setup";
import { AiUsage } from "./ai-usage";

/** Which language model answers here, whether it can be reached, and what has been spent on it. */
export default function Ai() {
  const { data, error, refetch, isFetchedAfterMount } = useAiNow();
  if (data === undefined) {
    if (error !== null)
      return <Failure what="The state of AI" error={error} onRetry={() => void refetch()} />;
    return (
      <>
        <Loading what="how it stands with AI" />
        <Skeleton className="h-64 w-full" />
      </>
    );
  }
  const { model, embedding_model, limits, usage, resting_seconds } = data.ai as AiState;
  if (model === null) return <AiSetup embedding={embedding_model} />;
  return (
    <>
      <Section
        title="Language model"
        lead="It analyses records, compares them, answers questions and proposes what is missing. Each of its statements says what it rests on."
      >
        <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-y-1 text-sm">
          <dt className="text-muted">Answers</dt>
          <dd className="font-mono text-xs leading-5 wrap-anywhere">{model}</dd>
          <dt className="text-muted">Search by meaning</dt>
          <dd className="wrap-anywhere">
            {embedding_model === null ? (
              "Off: no model for vectors is set up. Words are searched for alone."
            ) : (
              <span className="font-mono text-xs leading-5">{embedding_model}</span>
            )}
          </dd>
        </dl>
        {resting_seconds !== null && (
          <Notice look="warn" className="mt-4">
            After several failures the service is left alone for {counted(resting_seconds, "second")} more.
          </Notice>
        )}
        <AiCheck configured={model} />
      </Section>
      {/* What was kept of the answer may be of before signing in, or of somebody else. */}
      {usage !== null && isFetchedAfterMount && <AiUsage usage={usage} limits={limits} />}
    </>
  );
}
