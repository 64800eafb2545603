import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { useWorkspaces } from "@/lib/workspaces/workspaces";
import { historyQuery } from "../../api/get-history";
import { membersQuery } from "../../api/get-members";
import { useRevert } from "../../api/revert-event";
import { useRecordActions } from "../../record";
import { byDay } from "./days";
import { Item } from "./item";
import { told } from "./sentences";

/** What happened to a record, the latest first. */
export default function History({ model }: { model: Model }) {
  const me = useUser().id;
  const { canEdit } = useRecordActions();
  const revert = useRevert(model.id);
  const workspaces = useWorkspaces();
  const isShared = workspaces.some(({ id, is_personal }) => id === model.workspace_id && !is_personal);
  const members = useQuery({ ...membersQuery(model.workspace_id), enabled: isShared }).data?.items ?? [];
  const query = useInfiniteQuery(historyQuery(model.id));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  if (data === undefined) {
    return error === null ? (
      <Placeholder />
    ) : (
      <Failure what="The history" error={error} onRetry={() => void refetch()} />
    );
  }
  const names = {
    me,
    users: new Map(members.map(({ user_id, username }) => [user_id, username])),
    workspaces: new Map(workspaces.map(({ id, name }) => [id, name])),
  };
  const items = told(
    data.pages.flatMap((page) => page.items),
    names,
  );
  return (
    <>
      {byDay(items).map(({ label, items: ofDay }) => (
        <section key={ofDay[0]?.id} aria-label={label} className="mb-4">
          <h3 className="mb-1 text-sm text-muted">{label}</h3>
          <ol>
            {ofDay.map((item) => (
              <Item key={item.id} item={item} revert={canEdit ? revert : undefined} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <Button
          className="mt-2"
          size="small"
          isBusy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </>
  );
}

function Placeholder() {
  return (
    <div className="grid gap-3 py-1.5">
      <Loading what="the history" />
      <Skeleton className="w-64" />
      <Skeleton className="w-80" />
      <Skeleton className="w-56" />
    </div>
  );
}
