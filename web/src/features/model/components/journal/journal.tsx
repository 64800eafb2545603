import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { JournalEntry, Model } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { journalQuery } from "../../api/get-journal";
import { hasTypedDraft } from "../../typed-draft";
import { Part } from "../part";
import { Entry } from "./entry";

const EntryForm = lazy(() => import("./entry-form"));

type Kind = JournalEntry["kind"];

/** What was decided about a record and what was done with it, the latest day first. */
export function Journal({ model, canEdit }: { model: Model; canEdit: boolean }) {
  const user = useUser().id;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    journalQuery(model.id),
  );
  // A form that was left with something in it opens again.
  const [writing, setWriting] = useState<Kind | null>(
    () =>
      (["decision", "log"] as const).find((kind) => hasTypedDraft(user, `journal.${model.id}.${kind}`)) ??
      null,
  );
  const [editing, setEditing] = useState<number | null>(null);
  const entries = data?.pages.flatMap((page) => page.items);
  const actions = canEdit && writing === null && (
    <>
      <Button size="small" look="quiet" onClick={() => setWriting("decision")}>
        Add a decision
      </Button>
      <Button size="small" look="quiet" onClick={() => setWriting("log")}>
        Add a log entry
      </Button>
    </>
  );

  return (
    <Part title="Decisions and log" actions={actions}>
      {canEdit && writing !== null && (
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>
          <EntryForm key={writing} model={model.id} kind={writing} onClose={() => setWriting(null)} />
        </Suspense>
      )}
      {entries === undefined && error === null && (
        <>
          <Loading what="the journal" />
          <Skeleton className="w-72" />
        </>
      )}
      {entries === undefined && error !== null && (
        <Failure what="The journal" error={error} onRetry={() => void refetch()} />
      )}
      {entries?.length === 0 && writing === null && (
        <p className="text-muted">
          {canEdit
            ? "Nothing yet. Write down what you chose or rejected it for, and what you did with it."
            : "Nothing yet."}
        </p>
      )}
      {entries !== undefined && entries.length > 0 && (
        <ul>
          {entries.map((entry) =>
            editing === entry.id ? (
              <li key={entry.id}>
                <Suspense fallback={<Skeleton className="h-64 w-full" />}>
                  <EntryForm
                    model={model.id}
                    kind={entry.kind}
                    entry={entry}
                    onClose={() => setEditing(null)}
                  />
                </Suspense>
              </li>
            ) : (
              <Entry key={entry.id} entry={entry} canEdit={canEdit} onEdit={() => setEditing(entry.id)} />
            ),
          )}
        </ul>
      )}
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
    </Part>
  );
}
