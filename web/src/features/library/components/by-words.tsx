import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import type { FoundModel, ModelList, ModelPatch } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { usePatchModel } from "@/lib/models/patch-model";
import type { Address } from "../address";
import { useTagColors } from "../api/tag-colors";
import { useLayout } from "../columns/use-layout";
import { exactly, sorted, sortOf } from "../query/edits";
import { useSelection } from "../selection";
import { useIsNarrow } from "../use-is-narrow";
import { useLastGood } from "../use-last-good";
import { useLibraryKeys } from "../use-library-keys";
import { useScrollMemory } from "../use-scroll-memory";
import { Corrections } from "./corrections";
import { InPlace } from "./in-place";
import { ListWaiting } from "./list-waiting";
import { Table } from "./table";
import { Toolbar } from "./toolbar";

// On a wide screen the list is a table at first, on a phone it is cards always.
const Cards = lazy(() => import("./cards"));
const BulkBar = lazy(() => import("./bulk-bar"));

const NOTHING: FoundModel[] = [];

interface ByWordsProps {
  address: Address;
  list: UseInfiniteQueryResult<InfiniteData<ModelList>>;
  /** Whether the query has a slip in it: the list stays as it was. */
  isWrong: boolean;
  mayWrite: boolean;
  notice: ReactNode;
}

/** All that a query finds: sorted, chosen, and changed where it stands. */
export function ByWords({ address, list, isWrong, mayWrite, notice }: ByWordsProps) {
  const { workspace, q, look, ask, show } = address;
  const scroll = useRef<HTMLDivElement>(null);
  const [isPlaced, setIsPlaced] = useState(false);
  // The list measures what it scrolls in: that is there before it, also where the records are known from before.
  const place = useCallback((element: HTMLDivElement | null) => {
    scroll.current = element;
    setIsPlaced(element !== null);
  }, []);
  const columns = useLayout();
  const isNarrow = useIsNarrow();

  const pages = useLastGood(list.data)?.pages;
  const models = useMemo(() => pages?.flatMap(({ items }) => items) ?? NOTHING, [pages]);
  const total = pages?.[0]?.total;
  const ids = useMemo(() => models.map(({ id }) => id), [models]);
  const selection = useSelection(`${workspace ?? ""} ${q}`, ids, total ?? 0);
  const offset = useScrollMemory(scroll, `${workspace ?? ""} ${q} ${look}`);

  const colors = useTagColors(workspace);
  const { mutate } = usePatchModel();
  const edit = useCallback(
    (model: FoundModel, patch: ModelPatch) => mutate({ id: model.id, revision: model.revision, patch }),
    [mutate],
  );
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const onEdit = mayWrite ? edit : undefined;
  useLibraryKeys({ ids, models, selection, onEdit });

  const shared = {
    models,
    total: total ?? 0,
    offset,
    colors,
    selection,
    onEdit,
    // A page that was refused is asked for again by hand, not as fast as the server refuses it.
    onMore: hasNextPage && !isFetchingNextPage && !isFetchNextPageError ? more : undefined,
  };
  // A word that was read as nothing else is said by the empty list.
  const corrections = pages?.[0]?.corrections?.filter(({ read_as }) => read_as.length > 0) ?? [];
  const isCards = isNarrow || look === "cards";
  return (
    <>
      <Toolbar
        workspace={workspace}
        q={q}
        total={total}
        look={isCards ? "cards" : "table"}
        columns={columns}
        onAsk={ask}
        onShow={show}
      />
      {notice}
      {corrections.length > 0 && (
        <Corrections corrections={corrections} onExactly={(word) => ask(exactly(q, word))} />
      )}
      <div
        ref={place}
        className={cn("relative min-h-0 flex-1 quiet-scroll overflow-auto", isWrong && "opacity-60")}
        aria-busy={list.isFetching}
      >
        {list.isPending && pages === undefined && <ListWaiting />}
        {list.error !== null && !isWrong && (
          <div className="p-4">
            <Failure
              what="The list"
              error={list.error}
              onRetry={() => void (isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
            />
          </div>
        )}
        {total === 0 && list.error === null && <NothingFound q={q} onAsk={ask} />}
        {isPlaced && models.length > 0 && (
          <InPlace onEdit={onEdit}>
            {(onOpen) =>
              isCards ? (
                <Suspense fallback={<ListWaiting />}>
                  <Cards key={q} {...shared} scroll={scroll} onOpen={onOpen} />
                </Suspense>
              ) : (
                <Table
                  key={q}
                  {...shared}
                  scroll={scroll}
                  onOpen={onOpen}
                  columns={columns}
                  sort={sortOf(q)}
                  onSort={(sort) => ask(sorted(q, sort))}
                />
              )
            }
          </InPlace>
        )}
        {selection.count > 0 && <div className="h-28 sm:h-16" />}
      </div>
      {selection.count > 0 && mayWrite && (
        <Suspense>
          <BulkBar workspace={workspace} q={q} total={total ?? 0} selection={selection} />
        </Suspense>
      )}
    </>
  );
}

function NothingFound({ q, onAsk }: { q: string; onAsk: (q: string) => void }) {
  if (q === "")
    return <Empty title="Nothing here yet">Whoever may edit this workspace can add models to it.</Empty>;
  return (
    <Empty title="No model fits" action={<Button onClick={() => onAsk("")}>Show all models</Button>}>
      Take a filter away, or use fewer words.
    </Empty>
  );
}
