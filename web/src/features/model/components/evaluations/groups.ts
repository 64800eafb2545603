import type { HubFacts } from "@/lib/api/types";

type Evaluation = HubFacts["evaluations"][number];

/** A reported value, and how far its bar reaches. */
export interface Bar {
  text: string;
  /** The value as it was reported, where the text says it otherwise. */
  reported: string | null;
  /** From 0 to 1; null where there is no scale to draw it on. */
  reach: number | null;
  metric: string;
  task: string | null;
  source: string | null;
}

/** What was reported of one dataset. */
export interface Benchmark {
  name: string;
  bars: Bar[];
}

const ACCURACY =
  /\bacc|accuracy|exact.?match|^em$|f1|precision|recall|pass@|auc|\bmrr|ndcg|^map\b|bleu|rouge|win.?rate/i;
const number = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 5 });
const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });

/**
 * The values by their dataset, each of them on the axis of its own metric: shares on one from 0 to 100 %, others beside
 * the largest of the same dataset and metric. Where there is nothing to stand beside, there is no bar.
 */
export function benchmarksOf(evaluations: readonly Evaluation[]): Benchmark[] {
  const shares = shareScales(evaluations);
  const byName = new Map<string, Evaluation[]>();
  for (const each of evaluations) {
    const name = each.dataset ?? each.task ?? "Dataset not named";
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  return [...byName].map(([name, of]) => ({ name, bars: of.map((each) => bar(each, of, shares)) }));
}

/** Of each metric that is a share: what stands for the whole, 1 or 100. All values of a metric decide it together. */
function shareScales(evaluations: readonly Evaluation[]): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const { metric, value } of evaluations) {
    if (metric != null && ACCURACY.test(metric)) values.set(metric, [...(values.get(metric) ?? []), value]);
  }
  const scales = new Map<string, number>();
  for (const [metric, of] of values) {
    if (of.some((value) => value < 0 || value > 100)) continue;
    scales.set(metric, of.every((value) => value <= 1) ? 1 : 100);
  }
  return scales;
}

function bar(
  { metric, task, dataset, value, source }: Evaluation,
  beside: readonly Evaluation[],
  shares: ReadonlyMap<string, number>,
): Bar {
  const about = {
    metric: metric ?? "Value",
    task: dataset == null ? null : (task ?? null),
    source: source ?? null,
  };
  const whole = metric == null ? undefined : shares.get(metric);
  if (whole !== undefined) {
    return {
      ...about,
      text: percent.format(value / whole),
      reported: number.format(value),
      reach: value / whole,
    };
  }
  const others = beside.filter((other) => other.metric === metric).map((other) => other.value);
  const hasScale = others.length > 1 && others.every((other) => other >= 0) && Math.max(...others) > 0;
  return {
    ...about,
    text: number.format(value),
    reported: null,
    reach: hasScale ? value / Math.max(...others) : null,
  };
}
