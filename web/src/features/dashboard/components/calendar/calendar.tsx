import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { Dashboard } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { calendarDay, counted } from "@/lib/format";
import { DayCell } from "./day-cell";
import { yearOf } from "./layout";
import { LEVELS } from "./levels";
import { datesOf, dayAfterKey } from "./move";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A year of days. One of them is reached with Tab, the others from there with the arrows. */
export function Calendar({ dashboard: { today, days } }: { dashboard: Dashboard }) {
  const { rows, months } = useMemo(() => yearOf(today, days), [today, days]);
  const [chosen, setChosen] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const dates = datesOf(rows.flat());
  const stop = chosen !== undefined && dates.includes(chosen) ? chosen : dates.at(-1);

  // On a phone the year is wider than the page: one begins with now.
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, []);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (stop === undefined) return;
    const next = dayAfterKey(rows, stop, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };

  return (
    <section aria-labelledby="activity" className="min-w-0">
      <h3 id="activity" className="font-semibold">
        Activity
      </h3>
      <p className="text-sm text-muted">{summary(days)}</p>
      <div ref={scroller} className="mt-3 quiet-scroll overflow-x-auto pb-2">
        <div
          role="grid"
          tabIndex={-1}
          aria-label="Days with something, by weekday. Move with the arrow keys."
          onKeyDown={press}
          className="grid w-full min-w-[46rem] grid-cols-[2.25rem_repeat(53,minmax(0,1fr))] gap-[3px] outline-none"
        >
          <div aria-hidden className="contents text-xs text-muted">
            {months.map(({ name, week }) => (
              <span
                key={week}
                className="row-start-1 pb-0.5 whitespace-nowrap"
                style={{ gridColumn: `${week + 2} / span 3` }}
              >
                {name}
              </span>
            ))}
          </div>
          {rows.map((row, weekday) => (
            <div key={WEEKDAYS[weekday]} role="row" className="contents">
              <span
                role="rowheader"
                className="sticky left-0 z-10 col-start-1 flex items-center bg-canvas text-xs leading-none text-muted"
                style={{ gridRow: weekday + 2 }}
              >
                <span className="sr-only">{WEEKDAYS[weekday]}</span>
                {weekday % 2 === 0 && <span aria-hidden>{WEEKDAYS[weekday]?.slice(0, 3)}</span>}
              </span>
              {row.map((day, week) => (
                <DayCell
                  key={day.date}
                  day={day}
                  row={weekday + 2}
                  column={week + 2}
                  isStop={day.date === stop}
                  onFocus={setChosen}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <p aria-hidden className="mt-1 flex items-center justify-end gap-[3px] text-xs text-muted">
        <span className="mr-1">Less</span>
        {LEVELS.map((look) => (
          <span key={look} className={cn("size-3 rounded-[3px]", look)} />
        ))}
        <span className="ml-1">More</span>
      </p>
    </section>
  );
}

function summary(days: Dashboard["days"]): string {
  if (days.length === 0) return "Nothing happened within a year.";
  const all = days.reduce((sum, { events }) => sum + events, 0);
  const most = days.reduce((best, day) => (day.events > best.events ? day : best));
  const said = `${counted(all, "change")} on ${counted(days.length, "day")} within a year`;
  return days.length === 1 ? `${said}.` : `${said}, most on ${calendarDay(most.date)}.`;
}
