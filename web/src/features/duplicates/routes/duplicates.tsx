import { useQuery } from "@tanstack/react-query";
import { Page } from "@/components/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/paths";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { duplicatesQuery } from "../api/get-duplicates";
import { Group } from "../components/group";

/** Records that seem to be of one model, and the way to make one of them. */
export default function Duplicates() {
  const w = useWorkspaceId();
  const canMerge = isAtLeast(useWorkspace()?.role, "editor");
  const { data, error, refetch } = useQuery(duplicatesQuery(w));
  const groups = data?.items;

  return (
    <Page
      title="Duplicates"
      lead="What you keep takes over what it lacks. Notes, tags and links of both are joined, with the journal and the history; the others go to the trash."
    >
      {groups === undefined && error === null && (
        <div className="grid gap-3">
          <Loading what="the duplicates" />
          <Skeleton className="w-56" />
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {groups === undefined && error !== null && (
        <Failure what="The duplicates" error={error} onRetry={() => void refetch()} />
      )}
      {groups?.length === 0 && (
        <Empty
          title="No duplicates"
          action={
            <LinkButton look="primary" to={paths.library({ w })}>
              Go to the library
            </LinkButton>
          }
        >
          <p>Every model stands here once.</p>
        </Empty>
      )}
      {groups?.map((group) => (
        <Group key={group.models.map(({ id }) => id).join()} group={group} canMerge={canMerge} />
      ))}
    </Page>
  );
}
