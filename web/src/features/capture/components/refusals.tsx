import { CircleAlert, CircleSlash, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Outcome } from "../reading/use-outcomes";

interface RefusalsProps {
  outcomes: Outcome[];
  /** Lines that name nothing of the Hub. */
  rest: string[];
  onByHand: (what: string) => void;
}

/** More of them are prose of a page rather than names. */
const FEW = 5;

/** Lines that may be names of models that are not on the Hub. */
function namesIn(rest: readonly string[]): string[] {
  return rest.length <= FEW ? rest.filter((line) => line.length <= 100) : [];
}

/** What became no draft, each with its reason and the next step. */
export function Refusals({ outcomes, rest, onByHand }: RefusalsProps) {
  const names = namesIn(rest);
  const passedOver = rest.length - names.length;
  const waiting = outcomes.filter(({ kind }) => kind === "waiting");
  return (
    <ul className="divide-y border-y text-sm empty:hidden">
      {waiting.map(({ key, source }) => (
        <li key={key} className="flex min-h-11 items-center gap-3 py-1.5">
          <Skeleton className="size-4 rounded-full" />
          <Source>{source}</Source>
          <span className="text-muted">Asking the Hub</span>
        </li>
      ))}
      {outcomes.map((outcome) =>
        outcome.kind === "draft" || outcome.kind === "waiting" ? null : (
          <Refusal key={outcome.key} outcome={outcome} onByHand={onByHand} />
        ),
      )}
      {names.map((line) => (
        <li key={line} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <CircleSlash aria-hidden className="size-4 shrink-0 text-muted" />
          <Source>{line}</Source>
          <span className="min-w-0 grow text-muted">Names no model of the Hub.</span>
          <Button size="small" className="ml-auto" onClick={() => onByHand(line)}>
            Add by hand
          </Button>
        </li>
      ))}
      {passedOver > 0 && (
        <li className="flex min-h-11 items-center py-1.5 text-muted">
          {passedOver === 1 ? "One line names" : `${passedOver} lines name`} no model and{" "}
          {passedOver === 1 ? "is" : "are"} passed over.
        </li>
      )}
    </ul>
  );
}

type Refused = Extract<Outcome, { kind: "refused" | "failed" | "repeat" }>;

function Refusal({ outcome, onByHand }: { outcome: Refused; onByHand: (what: string) => void }) {
  const { kind, source } = outcome;
  const Icon = kind === "repeat" ? Copy : kind === "failed" ? CircleAlert : CircleSlash;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <Icon
        aria-hidden
        className={kind === "failed" ? "size-4 shrink-0 text-danger" : "size-4 shrink-0 text-muted"}
      />
      <Source>{source}</Source>
      <span className="min-w-0 grow basis-full text-muted sm:basis-60">
        {kind === "repeat" ? `The same model as ${outcome.of}.` : outcome.reason}
        {kind === "failed" && outcome.again !== null && ` Try again after ${clock(outcome.again)}.`}
      </span>
      <span className="ml-auto flex gap-2 empty:hidden">
        {kind === "failed" && (
          <Button size="small" onClick={outcome.retry}>
            Try again
          </Button>
        )}
        {(kind === "failed" || (kind === "refused" && outcome.mayBeHand)) && (
          <Button size="small" onClick={() => onByHand(source)}>
            Add by hand
          </Button>
        )}
      </span>
    </li>
  );
}

function Source({ children }: { children: string }) {
  return <span className="max-w-full min-w-0 truncate font-mono text-xs sm:max-w-md">{children}</span>;
}

function clock(time: number): string {
  return new Intl.DateTimeFormat(navigator.language, { timeStyle: "medium" }).format(time);
}
