import type { Dashboard } from "@/lib/api/types";
import { AttentionQueue } from "./attention/attention";
import { waiting } from "./attention/queue";
import { Calendar } from "./calendar/calendar";
import { Breakdown } from "./charts/breakdown";
import { StatusBars } from "./charts/status-bars";
import { Weeks } from "./charts/weeks";
import { Headline } from "./headline";
import { Recent } from "./recent";
import { RefreshCard } from "./refresh/refresh-card";

interface OverviewProps {
  dashboard: Dashboard;
  /** Undefined until the workspaces are known. */
  workspace: number | undefined;
  mayEdit: boolean;
}

/** First the numbers, then what to do, then what there is. */
export function Overview({ dashboard, workspace, mayEdit }: OverviewProps) {
  // With nothing to do there is room for where one goes on.
  const isCalm = waiting(dashboard).length === 0;
  const recent = <Recent models={dashboard.recent} />;
  return (
    <div className="grid grid-cols-1 gap-8">
      <Headline dashboard={dashboard} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-1 content-start gap-8">
          <AttentionQueue dashboard={dashboard} mayEdit={mayEdit} />
          {isCalm && recent}
        </div>
        <div className="grid grid-cols-1 content-start gap-8">
          {mayEdit && workspace !== undefined && <RefreshCard key={workspace} workspace={workspace} />}
          {!isCalm && recent}
          <StatusBars found={dashboard.facets.status} />
        </div>
      </div>
      <section aria-labelledby="year" className="grid grid-cols-1 gap-8 border-t pt-6">
        <h2 id="year" className="-mb-4 text-lg font-semibold">
          The year
        </h2>
        <Weeks weeks={dashboard.weeks} />
        <Calendar dashboard={dashboard} />
      </section>
      <Breakdown facets={dashboard.facets} />
    </div>
  );
}
