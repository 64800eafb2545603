import { Link } from "react-router";
import { calendarDay, exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import type { WeekMark } from "./weeks";

/** The same as the chart in words, for whom a chart is not the way: the latest week first, those with nothing left out. */
export function WeekTable({ title, marks }: { title: string; marks: WeekMark[] }) {
  const w = useWorkspaceId();
  return (
    <details className="mt-1 text-sm">
      <summary className="inline-flex h-7 items-center rounded-sm text-muted hover:text-ink">
        As a table<span className="sr-only">: {title}</span>
      </summary>
      <div className="mt-1 max-h-56 quiet-scroll overflow-y-auto">
        <table className="w-full max-w-sm">
          <thead className="text-left text-muted">
            <tr>
              <th className="py-1 font-normal">Week of</th>
              <th className="py-1 text-right font-normal">{title}</th>
            </tr>
          </thead>
          <tbody>
            {marks
              .filter(({ count }) => count > 0)
              .reverse()
              .map(({ start, count, query }) => (
                <tr key={start} className="border-t">
                  <td>
                    <Link
                      to={paths.library({ q: query, w })}
                      className="flex min-h-7 items-center text-accent underline-offset-2 hover:underline"
                    >
                      {calendarDay(start)}
                    </Link>
                  </td>
                  <td className="text-right tabular">{exactCount(count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
