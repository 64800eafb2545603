import { lazy, Suspense, useDeferredValue, useState } from "react";
import { Page } from "@/components/page";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useTags } from "@/lib/tags";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { TagRow } from "../components/tag-row";

const MergeDialog = lazy(() => import("../components/merge-dialog"));

/** The most that the server lists. */
const ALL = 1000;

/** All tags of a workspace, to be put in order. */
export default function Tags() {
  const w = useWorkspaceId();
  const mayEdit = isAtLeast(useWorkspace()?.role, "editor");
  const { data, error, refetch } = useTags(w, "", ALL);
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim().toLowerCase());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [merging, setMerging] = useState<{ names: readonly string[]; into?: string } | null>(null);

  const tags = data?.items ?? [];
  const found = tags.filter(({ name }) => name.includes(search));
  const named = (names: readonly string[]) => tags.filter(({ name }) => names.includes(name));
  const picked = named(chosen);
  const toggle = (name: string) =>
    setChosen((now) => (now.includes(name) ? now.filter((other) => other !== name) : [...now, name]));

  return (
    <Page title="Tags" lead="Your words for grouping models.">
      {error !== null && <Failure what="The tags" error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.items.length === 0 && (
        <Empty
          title="No tags yet"
          action={
            <LinkButton look="primary" to={paths.library({ w })}>
              Go to the library
            </LinkButton>
          }
        >
          <p>
            Give a model a tag, in the library or when you add it, and it stands here with all that have it.
          </p>
        </Empty>
      )}
      {tags.length > 0 && (
        <>
          <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 bg-canvas py-2">
            <Input
              type="search"
              aria-label="Find a tag"
              placeholder="Find a tag"
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="max-w-64 flex-1 basis-40"
            />
            <span role="status" className="text-sm text-muted tabular">
              {picked.length > 0 ? `${picked.length} chosen` : counted(found.length, "tag")}
            </span>
            {picked.length > 0 && (
              <span className="ml-auto flex gap-2">
                <Button
                  disabled={picked.length < 2}
                  title={picked.length < 2 ? "Choose another one to merge it with" : undefined}
                  onClick={() => setMerging({ names: chosen })}
                >
                  Merge
                </Button>
                <Button look="quiet" onClick={() => setChosen([])}>
                  Clear
                </Button>
              </span>
            )}
          </div>
          <ul aria-label="Tags" className="border-b">
            {found.map((tag) => (
              <TagRow
                key={tag.name}
                tag={tag}
                workspace={w}
                mayEdit={mayEdit}
                isChosen={chosen.includes(tag.name)}
                onChoose={() => toggle(tag.name)}
                onTaken={(from, into) => setMerging({ names: [from, into], into })}
              />
            ))}
          </ul>
          {found.length === 0 && (
            <p className="py-8 text-center text-muted">No tag has “{text.trim()}” in its name.</p>
          )}
        </>
      )}
      {merging !== null && (
        <Suspense>
          <MergeDialog
            tags={named(merging.names)}
            into={merging.into}
            workspace={w}
            onClose={() => setMerging(null)}
            onDone={() => {
              setMerging(null);
              setChosen([]);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div className="pt-2">
      <Loading what="the tags" />
      <Skeleton className="mb-3 h-9 w-64" />
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="flex h-11 items-center border-t">
          <Skeleton className="w-40" />
        </div>
      ))}
    </div>
  );
}
