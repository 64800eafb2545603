import type { RefreshRun } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { exactCount } from "@/lib/format";

/** How far a run is. */
export function Progress({ run: { done, total, state } }: { run: RefreshRun }) {
  const part = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div className="mt-3">
      <div
        role="progressbar"
        aria-label="Records asked about"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={`${exactCount(done)} of ${exactCount(total)}`}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cn(
            "h-full rounded-full transition-[width] duration-500",
            state === "waiting" ? "bg-warn" : "bg-accent",
          )}
          style={{ width: `${part * 100}%` }}
        />
      </div>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-muted tabular">
        <span>
          {exactCount(done)} of {exactCount(total)}
        </span>
        <span>{Math.floor(part * 100)} %</span>
      </p>
    </div>
  );
}
