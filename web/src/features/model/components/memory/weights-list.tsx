import type { Memory, WeightsFigure } from "@/lib/api/types";
import { WeightsRow } from "./weights-row";

/** More files than these of one kind are shown when they are asked for. */
const SHOWN = 6;

interface WeightsListProps {
  title: string;
  of: readonly WeightsFigure[];
  memory: Memory;
  width: number;
}

/** Weights of one kind, the largest first. */
export function WeightsList({ title, of, memory, width }: WeightsListProps) {
  if (of.length === 0) return null;
  const rows = (some: readonly WeightsFigure[]) =>
    some.map((weights) => <WeightsRow key={weights.name} weights={weights} memory={memory} width={width} />);
  return (
    <section className="mt-3">
      <h3 className="text-xs text-muted">{title}</h3>
      <ul>{rows(of.slice(0, SHOWN))}</ul>
      {of.length > SHOWN && (
        <details>
          <summary className="w-fit rounded-sm py-1 text-sm text-muted hover:text-ink">
            {of.length - SHOWN} more
          </summary>
          <ul>{rows(of.slice(SHOWN))}</ul>
        </details>
      )}
    </section>
  );
}
