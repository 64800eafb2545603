import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Dashboard } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What a workspace holds and needs. Days and weeks begin where the person is. */
export const dashboardQuery = (workspace: number | null) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return queryOptions({
    queryKey: [...modelKeys.all, "dashboard", workspace, timeZone],
    queryFn: ({ signal }) =>
      get<Dashboard>("/dashboard", {
        params: { workspace: workspace ?? undefined, time_zone: timeZone },
        signal,
      }),
  });
};
