import { useId } from "react";
import { cn } from "@/lib/class-names";
import type { Chart } from "../charts";
import { CellText, directionWords } from "./cell-text";

/** A row of the comparison as bars, one of each model. */
export function BarChart({ chart: { label, direction, bars } }: { chart: Chart }) {
  const id = useId();
  return (
    <figure className="min-w-0">
      <figcaption id={id} className="mb-1 text-sm font-semibold wrap-anywhere">
        {label}
        {direction !== null && (
          <span className="ml-2 text-xs font-normal whitespace-nowrap text-faint">
            {directionWords(direction)}
          </span>
        )}
      </figcaption>
      <ul aria-labelledby={id}>
        {bars.map(({ id, name, cell, reach }) => (
          <li key={id} className="py-1 text-sm">
            <span className="flex items-baseline gap-3">
              <span className="mr-auto min-w-0 truncate text-muted" title={name}>
                {name}
              </span>
              <span className="shrink-0 tabular">
                <CellText cell={cell} direction={direction} />
              </span>
            </span>
            <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-line">
              {reach !== null && (
                <span
                  className={cn(
                    "block h-full rounded-full",
                    cell.best || direction === null ? "bg-accent" : "bg-accent/55",
                  )}
                  style={{ width: `${Math.min(1, reach) * 100}%` }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
