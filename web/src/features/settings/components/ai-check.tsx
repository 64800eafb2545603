import { Check } from "lucide-react";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AiCheck as Checked } from "@/lib/api/types";
import { contextLength } from "@/lib/format";
import { useCheckAi } from "../api/ai";

/** As many other models as are worth reading through. */
const SHOWN = 12;

/** Asks the service whether it is there and has the model, and says what it said. */
export function AiCheck({ configured }: { configured: string }) {
  const { data, error, isPending, mutate } = useCheckAi();
  const check = () => mutate();
  return (
    <div className="mt-4 grid justify-items-start gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button isBusy={isPending} onClick={check}>
          Check the connection
        </Button>
        <span className="text-sm text-muted">It costs no tokens.</span>
      </div>
      <div role="status" className="w-full empty:hidden">
        {!isPending && data !== undefined && <Said checked={data} configured={configured} />}
      </div>
      {!isPending && error !== null && (
        <div className="w-full">
          <ProblemNotice problem={error} onRetry={check} />
        </div>
      )}
    </div>
  );
}

function Said({ checked: { model, others }, configured }: { checked: Checked; configured: string }) {
  if (model === null) {
    return (
      <Notice look="warn">
        <p className="font-semibold">The service answers, but has no model called {configured}</p>
        {others.length > 0 && <Others names={others} />}
      </Notice>
    );
  }
  const sizes = [
    model.input_tokens !== null && `reads up to ${contextLength(model.input_tokens)} tokens`,
    model.output_tokens !== null && `writes up to ${contextLength(model.output_tokens)}`,
  ].filter((size) => size !== false);
  return (
    <div className="text-sm">
      <p className="flex items-start gap-2">
        <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span className="min-w-0 wrap-anywhere">
          The service answers and has {model.name}
          {sizes.length > 0 && `: it ${sizes.join(" and ")}`}.
        </span>
      </p>
      {others.length > 0 && (
        <details className="mt-1 pl-6 text-muted">
          <summary className="w-fit rounded-sm">What else it has</summary>
          <Others names={others} />
        </details>
      )}
    </div>
  );
}

function Others({ names }: { names: readonly string[] }) {
  const more = names.length - SHOWN;
  return (
    <p className="mt-1 font-mono text-xs leading-5 wrap-anywhere">
      {names.slice(0, SHOWN).join(", ")}
      {more > 0 && ` and ${more} more`}
    </p>
  );
}
