import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { Problem } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { previewQuery } from "../../api/refresh-model";
import { Preview } from "./preview";

/** Shows what the Hub says otherwise than the record, and lets one choose what to take. */
export default function RefreshDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const { data, error, isFetching, refetch } = useQuery({
    ...previewQuery(model.id),
    // What is being chosen from must not change below the hand.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const wait = error instanceof Problem ? error.retryAfter : null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Refresh from the Hub"
      description={model.hub_id ?? undefined}
      className="sm:max-w-2xl"
    >
      {data !== undefined && <Preview model={model} preview={data} onClose={onClose} />}
      {data === undefined && (isFetching || error === null) && (
        <div className="grid gap-3">
          <Loading what="what the Hub says" />
          <Skeleton className="w-56" />
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-16 w-full" />
        </div>
      )}
      {data === undefined && error !== null && !isFetching && (
        <>
          <Failure what="What the Hub says" error={error} onRetry={() => void refetch()} />
          {wait !== null && (
            <p className="mt-2 text-sm text-muted">The Hub asks to wait {counted(wait, "second")}.</p>
          )}
          <div className="mt-5 flex justify-end">
            <Button onClick={onClose}>Close</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
