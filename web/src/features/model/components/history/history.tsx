import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { useWorkspaces } from "@/lib/workspaces/workspaces";
import { historyQuery } from "../../api/get-history";
import { membersQuery } from "../../api/get-members";
import { told, type Told } from "./sentences";

/** What happened to a record, the latest first. */
export default function History({ model }: { model: Model }) {
  const me = useUser().id;
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
      <ol className="ml-1.5 border-l">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
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

function Item({ item: { text, at, details } }: { item: Told }) {
  return (
    <li className="relative py-1.5 pl-5">
      <span
        aria-hidden
        className="absolute top-[13px] -left-[4.5px] size-2 rounded-full border border-line-strong bg-canvas"
      />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 wrap-anywhere">{text}</span>
        <Age of={at} className="text-xs whitespace-nowrap text-faint" />
      </p>
      {details.length > 0 && (
        <details className="text-sm text-muted">
          <summary className="w-fit rounded-sm py-0.5 hover:text-ink">What was replaced</summary>
          <dl className="mt-1 grid gap-2 border-l-2 pl-3">
            {details.map(({ label, text: before }) => (
              <div key={label}>
                <dt className="text-xs text-faint">{label}</dt>
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
