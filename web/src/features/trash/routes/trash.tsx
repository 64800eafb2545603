import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Page } from "@/components/page";
import { Button, LinkButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { counted, exactCount } from "@/lib/format";
import { useMeta } from "@/lib/meta";
import { useBulk } from "@/lib/models/bulk";
import { paths } from "@/lib/paths";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { trashQuery } from "../api/get-trash";
import { usePurge, type Purge } from "../api/purge-models";
import { TrashRow } from "../components/trash-row";

const Confirm = lazy(() => import("@/components/ui/confirm").then(({ Confirm }) => ({ default: Confirm })));

/** What was deleted and can still be brought back. */
export default function Trash() {
  const w = useWorkspaceId();
  const role = useWorkspace()?.role;
  const [mayRestore, mayPurge] = [isAtLeast(role, "editor"), isAtLeast(role, "owner")];
  const trashDays = useMeta()?.limits.trash_days ?? 30;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trashQuery(w),
  );
  const bulk = useBulk();
  const purge = usePurge(w);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<{ purge: Purge; what: string } | null>(null);

  const models = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages.at(-1)?.total ?? 0;
  const picked = models.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const restore = (targets: { ids: number[] } | { query: string; expected: number }) =>
    bulk.mutate(
      { workspace: w, ...targets, change: { restore: true } },
      { onSuccess: () => setChosen(new Set()) },
    );
  const toggle = (id: number) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return (
    <Page
      title="Trash"
      lead={`What you delete stays here for ${counted(trashDays, "day")}, then it is gone for good.`}
      actions={
        total > 0 && (
          <>
            {mayRestore && (
              <Button
                isBusy={bulk.isPending}
                onClick={() => restore({ query: "is:trashed", expected: total })}
              >
                Restore all
              </Button>
            )}
            {mayPurge && (
              <Button
                onClick={() =>
                  setAsked({
                    purge: { query: "is:trashed", expected: total },
                    what: `All ${counted(total, "model")} in the trash`,
                  })
                }
              >
                Empty the trash
              </Button>
            )}
          </>
        )
      }
    >
      {error !== null && <Failure what="The trash" error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && total === 0 && (
        <Empty
          title="The trash is empty"
          action={<LinkButton to={paths.library({ w })}>Go to the library</LinkButton>}
        >
          <p>A model that you delete can be brought back from here.</p>
        </Empty>
      )}
      {models.length > 0 && (
        <>
          {mayRestore && (
            <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-2 bg-canvas">
              <label className="-ml-2 flex h-8 items-center gap-2 pl-2 text-sm text-muted">
                <Checkbox
                  aria-label="Choose all that are shown"
                  checked={picked.length === models.length}
                  isMixed={picked.length > 0 && picked.length < models.length}
                  onChange={() =>
                    setChosen(
                      picked.length === models.length ? new Set() : new Set(models.map(({ id }) => id)),
                    )
                  }
                />
                <span role="status" className="tabular">
                  {picked.length > 0 ? `${exactCount(picked.length)} chosen` : counted(total, "model")}
                </span>
              </label>
              {picked.length > 0 && (
                <span className="ml-auto flex gap-2">
                  <Button size="small" isBusy={bulk.isPending} onClick={() => restore({ ids: picked })}>
                    Restore
                  </Button>
                  {mayPurge && (
                    <Button
                      size="small"
                      onClick={() =>
                        setAsked({
                          purge: { ids: picked, expected: picked.length },
                          what: counted(picked.length, "model"),
                        })
                      }
                    >
                      Delete forever
                    </Button>
                  )}
                </span>
              )}
            </div>
          )}
          <ul aria-label="Deleted models" className="border-b">
            {models.map((model) => (
              <TrashRow
                key={model.id}
                model={model}
                trashDays={trashDays}
                mayRestore={mayRestore}
                mayPurge={mayPurge}
                isChosen={chosen.has(model.id)}
                onChoose={() => toggle(model.id)}
                onRestore={() => restore({ ids: [model.id] })}
                onPurge={() => setAsked({ purge: { ids: [model.id], expected: 1 }, what: model.name })}
              />
            ))}
          </ul>
          {hasNextPage && (
            <div className="mt-4 flex justify-center">
              <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
      {asked !== null && (
        <Suspense>
          <Confirm
            isOpen
            title="Delete forever?"
            action="Delete forever"
            isBusy={purge.isPending}
            onClose={() => setAsked(null)}
            onConfirm={() => purge.mutate(asked.purge, { onSettled: () => setAsked(null) })}
          >
            {asked.what} will be gone with its notes, its journal and its history. Nothing brings that back.
          </Confirm>
        </Suspense>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <>
      <Loading what="the trash" />
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className="grid h-14 content-center gap-1.5 border-t">
          <Skeleton className="w-48" />
          <Skeleton className="h-3 w-32" />
        </div>
      ))}
    </>
  );
}
