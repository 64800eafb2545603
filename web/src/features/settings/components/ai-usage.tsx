import { Section } from "@/components/page";
import type { AiState } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { age, exactCount, fullTime } from "@/lib/format";

interface AiUsageProps {
  usage: NonNullable<AiState["usage"]>;
  limits: AiState["limits"];
}

/** From here on it is worth knowing that little is left. */
const NEARLY = 0.9;

/** What somebody has spent today, beside what they may. */
export function AiUsage({ usage, limits }: AiUsageProps) {
  return (
    <Section
      title="Spent today"
      lead={
        <>
          The day ends {age(usage.resets_at)},{" "}
          <time dateTime={usage.resets_at}>{fullTime(usage.resets_at)}</time>. Everybody here has a budget of
          their own.
        </>
      }
    >
      <div className="grid max-w-md gap-4">
        <Meter label="Calls" spent={usage.calls} most={limits.calls} />
        <Meter label="Tokens" spent={usage.tokens} most={limits.tokens} />
      </div>
    </Section>
  );
}

function Meter({ label, spent, most }: { label: string; spent: number; most: number }) {
  const share = most === 0 ? 1 : Math.min(1, spent / most);
  const said = `${exactCount(spent)} of ${exactCount(most)}`;
  return (
    <div className="text-sm">
      <div className="flex justify-between gap-4">
        <span>{label}</span>
        <span className="text-muted tabular">{said}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={Math.min(spent, most)}
        aria-valuetext={said}
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cn("h-full rounded-full", share >= NEARLY ? "bg-warn" : "bg-accent")}
          style={{ width: `${spent > 0 ? Math.max(1, share * 100) : 0}%` }}
        />
      </div>
      {share >= 1 && <p className="mt-1 text-warn">It is used up until the day ends.</p>}
    </div>
  );
}
