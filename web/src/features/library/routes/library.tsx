import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, type ReactNode } from "react";
import { Problem } from "@/lib/api/problem";
import { useTitle } from "@/lib/use-title";
import { isAtLeast, useWorkspace } from "@/lib/workspaces/workspaces";
import { useAddress } from "../address";
import { listQuery } from "../api/list";
import { ByWords } from "../components/by-words";
import { ListWaiting } from "../components/list-waiting";
import { QueryBar } from "../components/query-bar";

const Side = lazy(() => import("../components/side"));
const SearchBy = lazy(() => import("../components/search-by"));
const ByMeaning = lazy(() => import("../components/cards-by-meaning"));

interface LibraryProps {
  /** Shown in place of the list where nothing was kept yet. */
  whenNew: ReactNode;
  /** Stands above the list. */
  notice?: ReactNode;
}

/** Everything that is kept: found, narrowed, sorted, and changed where it stands. */
export function Library({ whenNew, notice }: LibraryProps) {
  useTitle("Library");
  const address = useAddress();
  const { workspace, q, isByMeaning, ask, searchBy } = address;
  const mayWrite = isAtLeast(useWorkspace()?.role, "editor");
  // Nothing written means nothing: then everything is listed.
  const isMeant = isByMeaning && q !== "";
  const list = useInfiniteQuery({ ...listQuery(workspace, q), enabled: !isMeant });

  const problem = !isMeant && list.error instanceof Problem ? list.error.field("q") : undefined;
  const isNew = list.data?.pages[0]?.total === 0 && q === "" && !list.isPlaceholderData;
  if (isNew && mayWrite) return whenNew;
  return (
    <div className="flex h-full">
      <h1 className="sr-only">Library</h1>
      <Suspense fallback={<div className="hidden w-60 shrink-0 border-r lg:block" />}>
        <Side workspace={workspace} q={q} onAsk={ask} isMeant={isMeant} />
      </Suspense>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-start gap-2 px-3 pt-3 pb-2 sm:px-4">
          <QueryBar q={q} onAsk={ask} workspace={workspace} problem={problem} isByMeaning={isByMeaning} />
          <Suspense fallback={<div className="h-9 w-30 shrink-0 sm:w-36" />}>
            <SearchBy isByMeaning={isByMeaning} onChange={searchBy} />
          </Suspense>
        </div>
        {isMeant ? (
          <Suspense fallback={<ListWaiting />}>
            <ByMeaning workspace={workspace} q={q} onWords={() => searchBy(false)} />
          </Suspense>
        ) : (
          <ByWords
            address={address}
            list={list}
            isWrong={problem !== undefined}
            mayWrite={mayWrite}
            notice={notice}
          />
        )}
      </div>
    </div>
  );
}
