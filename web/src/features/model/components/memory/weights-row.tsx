import type { Memory, WeightsFigure } from "@/lib/api/types";
import { Amount, CERTAINTY_WORDS } from "./figure";
import { Bar } from "./bar";
import { fitsOf } from "./totals";
import { Verdict } from "./verdict";

interface WeightsRowProps {
  weights: WeightsFigure;
  memory: Memory;
  width: number;
}

/** Weights in one precision: what they need in all, whether they fit, and how that comes about. */
export function WeightsRow({ weights, memory, width }: WeightsRowProps) {
  const { total } = weights;
  const fits = fitsOf(weights, memory);
  const isKnown = weights.bytes !== null;
  const parts = [
    { label: "Weights", figure: weights },
    { label: `KV cache at ${memory.context.toLocaleString()} tokens`, figure: memory.kv_cache },
    { label: "Runtime", figure: weights.overhead },
  ];
  return (
    <li data-fact={`${weights.name} total_${weights.name}`} className="border-t py-2.5 first:border-t-0">
      <details>
        <summary className="flex list-none items-baseline gap-x-3 rounded-sm text-sm">
          <span className="mr-auto min-w-0 wrap-anywhere">
            {weights.label}
            {weights.bits_per_weight !== null && (
              <span className="ml-2 text-xs whitespace-nowrap text-faint">
                {weights.bits_per_weight.toLocaleString()} bit
              </span>
            )}
          </span>
          <Amount
            bytes={total.bytes}
            certainty={total.certainty}
            isLowerBound={memory.kv_cache.bytes === null}
          />
          <span className="text-xs text-muted underline decoration-line-strong underline-offset-2">
            How<span className="sr-only"> it comes about</span>
          </span>
        </summary>
        <dl className="mt-2 grid gap-1.5 border-l-2 pl-3 text-sm">
          {parts.map(({ label, figure }) => (
            <div key={label}>
              <dt className="flex flex-wrap gap-x-2">
                {label}
                <Amount {...figure} />
                <span className="text-xs text-faint">{CERTAINTY_WORDS[figure.certainty]}</span>
              </dt>
              <dd className="text-muted">{figure.how}</dd>
            </div>
          ))}
        </dl>
      </details>
      {isKnown && <Bar weights={weights} memory={memory} width={width} />}
      {fits.length > 0 && (
        <ul aria-label={`Whether ${weights.label} fits`} className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
          {fits.map((fit) => (
            <Verdict key={fit.id} of={fit} />
          ))}
        </ul>
      )}
    </li>
  );
}
