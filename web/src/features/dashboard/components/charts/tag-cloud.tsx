import { Link } from "react-router";
import type { FacetCount } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted, exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

/** As many as are taken in at once; the page of the tags has all. */
const SHOWN = 24;

const WEIGHTS = ["h-6 px-2 text-xs", "h-7 px-2.5 text-sm", "h-8 px-3 text-base", "h-9 px-3.5 text-lg"];

/** The tags, larger where they are on more records. */
export function TagCloud({ tags }: { tags: FacetCount[] }) {
  const w = useWorkspaceId();
  const named = tags.filter(({ value }) => value != null).slice(0, SHOWN);
  const untagged = tags.find(({ value }) => value == null);
  if (named.length === 0) return null;
  const most = Math.max(...named.map(({ count }) => count));
  return (
    <section aria-labelledby="tag-cloud" className="min-w-0 md:col-span-2">
      <h3 id="tag-cloud" className="font-semibold">
        Tags
      </h3>
      <ul className="mt-2.5 flex flex-wrap items-center gap-1.5">
        {named.map(({ value, count, query }) => (
          <li key={query} className="max-w-full">
            <Link
              to={paths.library({ q: query, w })}
              title={counted(count, "model")}
              className={cn(
                "flex max-w-full items-center gap-1.5 rounded-full border border-line-strong hover:bg-hover",
                WEIGHTS[weightOf(count, most)],
              )}
            >
              <span className="truncate">{value}</span>
              <span className="text-xs text-muted tabular">{exactCount(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-2 flex gap-x-4 text-sm">
        {untagged !== undefined && (
          <Link
            to={paths.library({ q: untagged.query, w })}
            className="flex min-h-7 items-center text-accent underline-offset-2 hover:underline"
          >
            {exactCount(untagged.count)} without tags
          </Link>
        )}
        <Link
          to={paths.tags({ w })}
          className="flex min-h-7 items-center text-accent underline-offset-2 hover:underline"
        >
          All tags
        </Link>
      </p>
    </section>
  );
}

/** By the root: what is on a few is still told apart where one tag is on nearly all. */
function weightOf(count: number, most: number): number {
  return Math.min(WEIGHTS.length - 1, Math.floor(Math.sqrt(count / most) * WEIGHTS.length));
}
