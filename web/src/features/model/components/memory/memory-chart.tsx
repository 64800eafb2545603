import { MemoryStick } from "lucide-react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import type { Memory } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { memorySize } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useRecordActions } from "../../record";
import { PARTS } from "./bar";
import { Amount } from "./figure";
import { isUnknown, machinesOf, widthOf } from "./totals";
import { Training } from "./training";
import { WeightsList } from "./weights-list";

interface MemoryChartProps {
  memory: Memory;
  /** Whether another answer is on its way. */
  isOld: boolean;
}

/** What the weights need in each precision: as published first, then as they are commonly quantized. */
export function MemoryChart({ memory, isOld }: MemoryChartProps) {
  const { canEdit, edit } = useRecordActions();
  if (isUnknown(memory)) {
    return (
      <p className="mt-2 text-sm text-muted">
        Nobody knows how large its weights are: neither its files nor the number of its parameters.{" "}
        {canEdit && memory.parameters === null && (
          <Button look="link" onClick={() => edit("parameters")}>
            Add the parameters
          </Button>
        )}
      </p>
    );
  }
  const width = widthOf(memory);
  const isPublished = ({ kind }: Memory["weights"][number]) => kind === "published" || kind === "file";
  return (
    <div aria-busy={isOld} className={cn("transition-opacity", isOld && "opacity-70")}>
      <Key memory={memory} width={width} />
      <WeightsList
        title="Published weights"
        of={memory.weights.filter(isPublished)}
        memory={memory}
        width={width}
      />
      <WeightsList
        title="Common precisions"
        of={memory.weights.filter((weights) => !isPublished(weights))}
        memory={memory}
        width={width}
      />
      {memory.training.length > 0 && <Training of={memory.training} />}
    </div>
  );
}

/** What the bars are made of, and where each machine ends. */
function Key({ memory, width }: { memory: Memory; width: number }) {
  const amounts = { weights: null, kv_cache: memory.kv_cache, overhead: null };
  return (
    <>
      <ul aria-label="What the bars show" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {PARTS.map(({ key, label, look }) => {
          const amount = amounts[key];
          return (
            <li key={key} data-fact={key} className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2.5 rounded-xs", look)} />
              {label}
              {amount !== null && <Amount {...amount} />}
            </li>
          );
        })}
        {machinesOf(memory).map(({ hardware }) => (
          <li key={hardware.id} className="flex items-center gap-1.5">
            <span aria-hidden className="h-3 w-0.5 rounded-full bg-ink" />
            {hardware.name}, {memorySize(hardware.usable_bytes)} usable
            {hardware.usable_bytes > width && " (beyond the bars)"}
          </li>
        ))}
      </ul>
      {memory.hardware.length === 0 && (
        <p className="mt-2 flex flex-wrap items-center gap-x-1.5 text-sm">
          <MemoryStick aria-hidden className="size-4 text-muted" />
          <Link
            to={paths.settings("hardware")}
            className="rounded-sm text-accent underline-offset-2 hover:underline"
          >
            Add your hardware
          </Link>
          <span className="text-muted">to see what fits it.</span>
        </p>
      )}
    </>
  );
}
