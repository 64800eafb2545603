import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { isAtWork, useRefreshRun, useSteerRun } from "../../api/refresh-run";
import { Progress } from "./progress";
import { RunCounts } from "./run-counts";
import { runSentence } from "./words";

/** Asks the Hub for news of every record of a workspace, and shows how far that is. */
export function RefreshCard({ workspace }: { workspace: number }) {
  const { data, error, refetch } = useRefreshRun(workspace);
  const steer = useSteerRun(workspace);
  const run = data?.run ?? null;
  const isBusy = isAtWork(run);
  return (
    <section aria-labelledby="refresh" className="rounded-lg border bg-surface px-4 pt-3.5 pb-4">
      <h2 id="refresh" className="text-base font-semibold">
        News from the Hub
      </h2>
      {data === undefined && error === null && <Skeleton className="mt-2 h-20 w-full" />}
      {data === undefined && error !== null && (
        <div className="mt-2">
          <Failure what="The last refresh" error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data !== undefined && (
        <>
          <p role="status" className="mt-0.5 text-sm text-muted">
            {runSentence(run)}
          </p>
          {run !== null && isBusy && <Progress run={run} />}
          {run !== null && <RunCounts run={run} />}
          <Button
            className="mt-3"
            isBusy={steer.isPending}
            onClick={() => steer.mutate(isBusy ? "stop" : "start")}
          >
            {!isBusy && !steer.isPending && <RefreshCw aria-hidden className="size-4" />}
            {isBusy ? "Stop" : "Refresh all from the Hub"}
          </Button>
        </>
      )}
    </section>
  );
}
