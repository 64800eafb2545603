import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { Dashboard } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { WeekTable } from "./week-table";

const WeekChart = lazy(() => import("./week-chart"));

export interface WeekMark {
  /** The Monday, `YYYY-MM-DD`. */
  start: string;
  count: number;
  query: string;
}

/** A year of weeks: what was added, and how far one got with it. */
export function Weeks({ weeks }: { weeks: Dashboard["weeks"] }) {
  return (
    <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      <Series
        title="Added"
        unit="model"
        marks={weeks.map(({ start, added, added_query: query }) => ({ start, count: added, query }))}
      />
      <Series
        title="Changes of status"
        unit="change"
        marks={weeks.map(({ start, status_changes: count, status_query: query }) => ({
          start,
          count,
          query,
        }))}
      />
    </div>
  );
}

function Series({ title, unit, marks }: { title: string; unit: string; marks: WeekMark[] }) {
  const sum = marks.reduce((all, { count }) => all + count, 0);
  const busy = marks.filter(({ count }) => count > 0).length;
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-muted">
        {busy === 0
          ? "None within a year."
          : `${counted(sum, unit)} within a year, in ${counted(busy, "week")}.`}
      </p>
      {busy > 0 && (
        <>
          <div className="mt-3 h-40">
            <Suspense fallback={<Skeleton className="h-full w-full" />}>
              <WeekChart unit={unit} marks={marks} />
            </Suspense>
          </div>
          <WeekTable title={title} marks={marks} />
        </>
      )}
    </section>
  );
}
