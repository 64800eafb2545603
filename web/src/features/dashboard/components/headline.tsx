import { Link } from "react-router";
import type { Dashboard } from "@/lib/api/types";
import { exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

/** The few numbers that one comes for, each the way to what it counts. */
export function Headline({ dashboard }: { dashboard: Dashboard }) {
  const { facets, favorites, added_this_month: added } = dashboard;
  const using = facets.status.find(({ value }) => value === "using");
  const w = useWorkspaceId();
  const numbers = [
    { name: "Models", count: facets.total, query: "" },
    { name: "In use", count: using?.count ?? 0, query: using?.query ?? "status:using" },
    { name: "Favorites", count: favorites.count, query: favorites.query },
    { name: "Added this month", count: added.count, query: added.query },
  ];
  return (
    <ul className="grid grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-4">
      {numbers.map(({ name, count, query }) => (
        <li
          key={name}
          className="border-line not-first:border-l max-sm:nth-3:border-l-0 max-sm:nth-[n+3]:border-t"
        >
          <Link
            to={paths.library({ q: query, w })}
            className="flex flex-col-reverse px-4 py-3 -outline-offset-2 hover:bg-hover"
          >
            <span className="text-sm text-muted">{name}</span>
            <span className="text-2xl font-semibold tabular">{exactCount(count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
