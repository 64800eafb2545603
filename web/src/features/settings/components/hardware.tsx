import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { Section } from "@/components/page";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Hardware as Machine } from "@/lib/api/types";
import { messageOf } from "@/lib/api/problem";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useHardware, useRemoveHardware, useRestoreHardware } from "../api/hardware";
import { HardwareLine } from "./hardware-line";

const HardwareDialog = lazy(() => import("./hardware-dialog"));

/** What one runs models on: it decides what fits. */
export default function Hardware() {
  const hardware = useHardware();
  const removal = useRemoveHardware();
  const restoring = useRestoreHardware();
  const [asked, setAsked] = useState<Machine | "new" | null>(null);
  const items = hardware.data?.items ?? [];

  const restore = (machine: Machine) =>
    restoring.mutate(machine, {
      onSuccess: () => notify.done(`${machine.name} is back`),
      onError: (error) => notify.failed(messageOf(error)),
    });
  const remove = (machine: Machine) =>
    removal.mutate(machine.id, {
      onSuccess: () =>
        notify.done(`${machine.name} removed`, {
          duration: 12_000,
          action: { label: "Undo", onClick: () => restore(machine) },
        }),
      onError: (error) => notify.failed(messageOf(error)),
    });

  return (
    <Section
      title="Hardware"
      lead={
        <>
          What you run models on. Every model then says whether it fits, and{" "}
          <Link to={paths.library({ q: "fits:mine" })} className="text-accent underline underline-offset-2">
            <code className="font-mono text-[0.95em]">fits:mine</code>
          </Link>{" "}
          finds those that do.
        </>
      }
    >
      <Button onClick={() => setAsked("new")}>
        <Plus aria-hidden className="size-4" />
        Add hardware
      </Button>
      {hardware.isPending && (
        <>
          <Loading what="your hardware" />
          <Skeleton className="mt-4 h-28 w-full" />
        </>
      )}
      {hardware.isError && (
        <div className="mt-4">
          <Failure what="Your hardware" error={hardware.error} onRetry={() => void hardware.refetch()} />
        </div>
      )}
      {hardware.isSuccess && items.length === 0 && (
        <p className="mt-4 text-muted">Nothing yet. Most cards and machines can be chosen from a list.</p>
      )}
      {items.length > 0 && (
        <ul aria-label="Your hardware" className="mt-3">
          {items.map((machine) => (
            <HardwareLine
              key={machine.id}
              machine={machine}
              isBusy={removal.isPending && removal.variables === machine.id}
              onEdit={() => setAsked(machine)}
              onRemove={() => remove(machine)}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {asked !== null && (
          <HardwareDialog machine={asked === "new" ? null : asked} onClose={() => setAsked(null)} />
        )}
      </Suspense>
    </Section>
  );
}
