import { Link } from "react-router";
import type { RefreshRun } from "@/lib/api/types";
import { exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

/** What a run found, each with the way to it. */
export function RunCounts({ run: { changed, gone, failed } }: { run: RefreshRun }) {
  const w = useWorkspaceId();
  const counts = [
    { name: "changed", count: changed, query: "is:changed" },
    { name: "gone", count: gone, query: "is:gone" },
    { name: "not reached", count: failed, query: null },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 text-sm">
      {counts.map(({ name, count, query }) => {
        const text = `${exactCount(count)} ${name}`;
        return (
          <li key={name} className="flex min-h-7 items-center tabular">
            {query === null ? (
              <span className="text-muted">{text}</span>
            ) : (
              <Link
                to={paths.library({ q: query, w })}
                className="text-accent underline-offset-2 hover:underline"
              >
                {text}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
