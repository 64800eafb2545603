import { Award } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { Comparison as Compared } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/format";
import { resultCharts, sizeCharts } from "../charts";
import { Charts } from "./charts";
import { ComparisonTable, Differs } from "./comparison-table";

interface ComparisonProps {
  comparison: Compared;
  /** Whether another answer is on its way. */
  isOld: boolean;
  isShort: boolean;
  onShorten: (isShort: boolean) => void;
  onRemove: (id: number) => void;
}

/** Models side by side: what can be drawn as bars, and all of it in a table. */
export function Comparison({ comparison, isOld, isShort, onShorten, onRemove }: ComparisonProps) {
  const id = useId();
  const rows = comparison.groups.flatMap((group) => group.rows);
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <div aria-busy={isOld} className={cn("transition-opacity", isOld && "opacity-70")}>
      <Charts title="Size" charts={sizeCharts(comparison)} />
      <Charts title="Reported results" charts={resultCharts(comparison)} />
      <section className="border-t pt-4">
        <h2 className="sr-only">All facts</h2>
        <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <label htmlFor={id} className="flex min-h-8 items-center gap-2">
            <Checkbox id={id} checked={isShort} onChange={(event) => onShorten(event.target.checked)} />
            Only differences
          </label>
          <span className="text-muted" role="status">
            They differ in {counted(differing, "fact")} of {rows.length}, marked with <Differs />
          </span>
          <span className="flex flex-wrap items-center gap-x-4 text-xs text-muted sm:ml-auto">
            <span className="flex items-center gap-1">
              <Award aria-hidden className="size-3.5 text-accent" />
              best of its line
            </span>
            <span>≈ estimated</span>
            <span>— not known</span>
          </span>
        </div>
        <ComparisonTable comparison={comparison} isShort={isShort} onRemove={onRemove} />
      </section>
    </div>
  );
}
