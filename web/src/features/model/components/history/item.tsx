import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { fullTime } from "@/lib/format";
import type { useRevert } from "../../api/revert-event";
import { timeOf } from "./days";
import { EventIcon } from "./event-icon";
import type { Told } from "./sentences";

interface ItemProps {
  item: Told;
  /** Left out where nothing may be taken back. */
  revert: ReturnType<typeof useRevert> | undefined;
}

/** One thing that happened, on the line of time. */
export function Item({ item: { text, at, about, details, event, times }, revert }: ItemProps) {
  const isRevertible = revert !== undefined && event.revertible;
  return (
    <li className="group relative pb-3 pl-9 before:absolute before:top-6 before:bottom-0 before:left-[11.5px] before:w-px before:bg-line last:pb-0 last:before:hidden">
      <span
        aria-hidden
        className="absolute top-0 left-0 flex size-6 items-center justify-center rounded-full border bg-surface text-muted"
      >
        <EventIcon event={event} />
      </span>
      <div className="flex min-h-6 items-start gap-3">
        <p className="mr-auto min-w-0 pt-0.5 wrap-anywhere">
          {text}{" "}
          <time
            dateTime={at}
            title={fullTime(at)}
            className="ml-1 text-xs whitespace-nowrap text-faint tabular"
          >
            {timeOf(at)}
          </time>
        </p>
        {isRevertible && (
          <Button
            look="quiet"
            size="small"
            isBusy={revert.isPending && revert.variables === event.id}
            aria-label={`Revert: ${text}`}
            onClick={() => revert.mutate(event.id)}
            className="-my-0.5"
          >
            <Undo2 aria-hidden className="size-3.5" />
            {times > 1 ? "Revert the last" : "Revert"}
          </Button>
        )}
      </div>
      {details.length > 0 && (
        <details className="text-sm text-muted">
          <summary className="w-fit rounded-sm py-0.5 hover:text-ink">{about}</summary>
          <dl className="mt-1 grid gap-2 border-l-2 pl-3">
            {details.map(({ label, text: before }, index) => (
              <div key={index}>
                {label !== "" && <dt className="text-xs text-faint">{label}</dt>}
                <dd className="max-h-60 quiet-scroll overflow-y-auto wrap-anywhere whitespace-pre-wrap">
                  {before}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
