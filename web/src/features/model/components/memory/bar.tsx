import { cn } from "@/lib/class-names";
import type { Memory, WeightsFigure } from "@/lib/api/types";

/** The parts of a bar, in their order, and how each is drawn. */
export const PARTS = [
  { key: "weights", label: "Weights", look: "bg-accent" },
  { key: "kv_cache", label: "KV cache", look: "bg-accent/55" },
  { key: "overhead", label: "Runtime", look: "bg-control/60" },
] as const;

interface BarProps {
  weights: WeightsFigure;
  memory: Memory;
  /** How many bytes its whole width stands for. */
  width: number;
}

/** What some weights need, stacked, with a line where the memory of each machine ends. The words stand beside it. */
export function Bar({ weights, memory, width }: BarProps) {
  const amounts = { weights, kv_cache: memory.kv_cache, overhead: weights.overhead };
  const percent = (bytes: number | null) => `${width === 0 ? 0 : ((bytes ?? 0) / width) * 100}%`;
  return (
    <div aria-hidden className="relative my-1.5 h-3">
      <div className="absolute inset-y-0.5 flex w-full overflow-hidden rounded-sm bg-sunken">
        {PARTS.map(({ key, look }) => (
          <span
            key={key}
            className={cn("h-full shrink-0 not-first:border-l not-first:border-canvas", look)}
            style={{ width: percent(amounts[key].bytes) }}
          />
        ))}
      </div>
      {memory.hardware
        .filter(({ hardware }) => hardware.usable_bytes <= width)
        .map(({ hardware }) => (
          <span
            key={hardware.id}
            title={hardware.name}
            className="absolute inset-y-[-3px] w-0.5 -translate-x-1/2 rounded-full bg-ink"
            style={{ left: percent(hardware.usable_bytes) }}
          />
        ))}
    </div>
  );
}
