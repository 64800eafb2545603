import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "@/components/ui/notice";
import { LinkButton } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { useDebounced } from "@/lib/use-debounced";
import { memoryQuery } from "../../api/get-memory";
import { paths } from "@/lib/paths";
import { Part } from "../part";
import { ContextSlider } from "./context-slider";
import { MemoryChart } from "./memory-chart";
import { contextSteps, stepOf } from "./steps";

/** Asked about first: enough for most conversations. */
const USUAL = 8192;
/** The longest context to ask about where the model's own is not known. */
const LONGEST = 131_072;

/** What it takes to run the model, beside the machines that one has. */
export default function MemoryPart({ model }: { model: Model }) {
  const [wanted, setWanted] = useState(Math.min(USUAL, model.context_length ?? USUAL));
  const context = useDebounced(wanted, 200);
  const { data, error, refetch, isPlaceholderData } = useQuery(memoryQuery(model, context));
  const steps = contextSteps(data?.max_context ?? model.context_length ?? LONGEST);
  const hasHardware = data !== undefined && data.hardware.length > 0;

  return (
    <Part
      title="Memory"
      actions={
        hasHardware && (
          <LinkButton look="quiet" size="small" to={paths.settings("hardware")}>
            Your hardware
          </LinkButton>
        )
      }
    >
      {data === undefined && error === null && (
        <div className="grid gap-3">
          <Loading what="the memory it needs" />
          <Skeleton className="w-64" />
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </div>
      )}
      {data === undefined && error !== null && (
        <Failure what="The memory it needs" error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <ContextSlider
            steps={steps}
            at={stepOf(steps, wanted)}
            onChange={(at) => setWanted(steps[at] ?? USUAL)}
          />
          <MemoryChart memory={data} isOld={isPlaceholderData || wanted !== context} />
        </>
      )}
    </Part>
  );
}
