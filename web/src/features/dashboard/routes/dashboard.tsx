import { useQuery } from "@tanstack/react-query";
import { Page } from "@/components/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { dashboardQuery } from "../api/get-dashboard";
import { DashboardSkeleton } from "../components/dashboard-skeleton";
import { Overview } from "../components/overview";

/** What there is to do in a workspace, and what it holds. */
export default function Dashboard() {
  const w = useWorkspaceId();
  const workspace = useWorkspace();
  const mayEdit = isAtLeast(workspace?.role, "editor");
  const { data, error, refetch } = useQuery(dashboardQuery(w));
  const isEmpty = data?.facets.total === 0;
  return (
    <Page title="Dashboard" width="wide">
      {data === undefined && error === null && <DashboardSkeleton />}
      {data === undefined && error !== null && (
        <Failure what="The dashboard" error={error} onRetry={() => void refetch()} />
      )}
      {isEmpty && (
        <Empty
          title="Nothing to count yet"
          action={
            mayEdit && (
              <LinkButton look="primary" to={paths.add({ w })}>
                Add models
              </LinkButton>
            )
          }
        >
          <p>With the first model there is something to see here: what it needs, and how a library grows.</p>
        </Empty>
      )}
      {data !== undefined && !isEmpty && (
        <Overview key={w} dashboard={data} workspace={workspace?.id} mayEdit={mayEdit} />
      )}
    </Page>
  );
}
