import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { get, post, remove } from "@/lib/api/client";
import type { LatestRefreshRun, RefreshRun } from "@/lib/api/types";
import { messageOf } from "@/lib/api/problem";
import { refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";

/** How often a run is asked after, in milliseconds. */
const EVERY = 2_000;

export function isAtWork(run: RefreshRun | null | undefined): boolean {
  return run?.state === "running" || run?.state === "waiting";
}

const address = (workspace: number) => `/workspaces/${workspace}/refresh`;

/** The latest run of a workspace. While one is at work and the page is seen, it is asked after again and again. */
const refreshRunQuery = (workspace: number) =>
  queryOptions({
    queryKey: ["refresh", workspace],
    queryFn: ({ signal }) => get<LatestRefreshRun>(address(workspace), { signal }),
    refetchInterval: ({ state }) => isAtWork(state.data?.run) && EVERY,
    refetchIntervalInBackground: false,
  });

/** The latest run. When it comes to its end, everything that shows models is asked for again. */
export function useRefreshRun(workspace: number) {
  const client = useQueryClient();
  const latest = useQuery(refreshRunQuery(workspace));
  const run = latest.data?.run;
  const wasAtWork = useRef(false);
  useEffect(() => {
    if (wasAtWork.current && !isAtWork(run)) refreshModels(client);
    wasAtWork.current = isAtWork(run);
  }, [client, run]);
  return latest;
}

/** Starts a run, or stops the one that is at work. */
export function useSteerRun(workspace: number) {
  const client = useQueryClient();
  const { queryKey } = refreshRunQuery(workspace);
  return useMutation({
    mutationFn: (order: "start" | "stop") =>
      order === "start"
        ? post<RefreshRun>(address(workspace))
        : remove<LatestRefreshRun>(address(workspace)).then(({ run }) => run),
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (run) => client.setQueryData(queryKey, { run }),
    onError: (error) => {
      notify.failed(messageOf(error));
      void client.invalidateQueries({ queryKey });
    },
  });
}
