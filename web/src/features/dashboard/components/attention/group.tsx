import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { Link } from "react-router";
import { exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { KINDS } from "./kinds";
import type { Attention } from "./queue";
import { Row } from "./row";

/** As many as leave room for the other kinds; the next come up as these are seen to. */
const SHOWN = 3;

/** The records that need the same, the first of them with what can be done at once. */
export function Group({ group, mayEdit }: { group: Attention; mayEdit: boolean }) {
  const { kind, count, query, models } = group;
  const { title, why, icon: Icon } = KINDS[kind];
  const shown = models.slice(0, SHOWN);
  const w = useWorkspaceId();
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border bg-surface">
      <header className="flex items-start gap-3 px-4 pt-3.5 pb-3">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <h3 id={id} tabIndex={-1} className="flex items-baseline gap-2 font-semibold outline-none">
            {title}
            <span className="rounded-full bg-sunken px-2 text-xs leading-5 font-normal text-muted tabular">
              {exactCount(count)}
            </span>
          </h3>
          <p className="text-sm text-muted">{why}</p>
        </div>
      </header>
      {shown.length > 0 && (
        <ul aria-labelledby={id}>
          {shown.map((model) => (
            <Row key={model.id} kind={kind} model={model} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      <footer className="flex flex-wrap gap-x-4 border-t px-4 py-1.5">
        {kind === "duplicates" && mayEdit && (
          <Link to={paths.duplicates({ w })} className={onward}>
            Merge them
            <ChevronRight aria-hidden className="size-3.5" />
          </Link>
        )}
        <Link to={paths.library({ q: query, w })} className={onward}>
          {count > shown.length ? `Show all ${exactCount(count)}` : "Show in the library"}
          <span className="sr-only">: {title}</span>
          <ChevronRight aria-hidden className="size-3.5" />
        </Link>
      </footer>
    </section>
  );
}

const onward =
  "flex h-7 items-center gap-0.5 rounded-sm text-sm text-accent underline-offset-2 hover:underline";
