import type { ReactNode } from "react";
import { Age } from "@/components/time";
import type { Insight } from "@/lib/api/types";
import { counted, exactCount } from "@/lib/format";
import { AiMark } from "./ai-mark";

/** Who said it, when, and what it cost. */
export function MakingLine({ of, children }: { of: Insight; children?: ReactNode }) {
  const { source, model, created_at, usage, took_ms, withheld, cut_short } = of;
  if (source === "rules") {
    return (
      <p className={LINE}>
        <AiMark source={source} />
        <span>No language model was asked. {children}</span>
      </p>
    );
  }
  const tokens = usage.prompt + usage.answer + usage.thoughts;
  const parts: ReactNode[] = [
    model,
    <Age key="at" of={created_at} />,
    <span
      key="tokens"
      className="tabular"
      title={`read ${exactCount(usage.prompt)}, wrote ${exactCount(usage.answer)}, thought ${exactCount(usage.thoughts)}`}
    >
      {counted(tokens, "token")}
    </span>,
    <span key="took" className="tabular">
      {(took_ms / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 })} s
    </span>,
  ];
  return (
    <p className={LINE}>
      <AiMark source={source} />
      {parts
        .filter((part) => part !== null)
        .map((part, at) => (
          <span key={at} className="flex items-center gap-x-1.5">
            {at > 0 && <span aria-hidden>·</span>}
            {part}
          </span>
        ))}
      {withheld > 0 && (
        <span>
          <span aria-hidden>· </span>
          {counted(withheld, "statement")} left out because {withheld === 1 ? "it" : "they"} rested on nothing
        </span>
      )}
      {cut_short && (
        <span className="text-warn">
          <span aria-hidden>· </span>cut short: it reached the limit of tokens
        </span>
      )}
    </p>
  );
}

const LINE = "flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-muted";
