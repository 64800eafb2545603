import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { messageOf, Problem } from "@/lib/api/problem";
import { age, counted, fullTime } from "@/lib/format";

const TITLES: Record<string, string> = {
  ai_budget_spent: "Your AI budget of the day is spent",
  ai_quota_spent: "The quota of the AI service is spent",
  ai_unavailable: "The AI service does not answer now",
  ai_timed_out: "The AI service took too long",
  ai_refused: "The AI service would not answer this",
  ai_misconfigured: "The AI service is not set up right",
  ai_rejected: "The AI service did not understand the question",
  ai_failed: "The answer could not be used",
  thread_full: "This thread is full",
};

/** What more of the same would not help against. */
const LASTING = ["ai_budget_spent", "ai_misconfigured", "ai_refused", "ai_rejected", "thread_full"];

interface ProblemNoticeProps {
  problem: unknown;
  onRetry?: () => void;
  /** What there is to say beyond it. */
  children?: ReactNode;
}

/** Why there is no answer, and when the next try can go better. */
export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  const [since] = useState(Date.now);
  const known = problem instanceof Problem ? problem : null;
  const code = known?.code ?? "";
  const isSpent = code === "ai_budget_spent" || code === "ai_quota_spent";
  const said = messageOf(problem);
  // The service's own words often say how long.
  const wait = said.includes("try again in") ? null : (known?.retryAfter ?? null);
  return (
    <Notice look={isSpent || code === "thread_full" ? "warn" : "danger"}>
      <p className="font-semibold">{TITLES[code] ?? "There is no answer"}</p>
      <p className="mt-0.5">
        {said} {wait !== null && whenWords(code, wait, since)}
      </p>
      {children}
      {onRetry !== undefined && !LASTING.includes(code) && (
        <Button size="small" className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  );
}

function whenWords(code: string, seconds: number, since: number): string {
  const at = since + seconds * 1000;
  if (code === "ai_budget_spent") return `That is ${age(new Date(at), since)}: ${fullTime(new Date(at))}.`;
  const wait = seconds < 120 ? `in ${counted(seconds, "second")}` : age(new Date(at), since);
  return `Another try can go better ${wait}.`;
}
