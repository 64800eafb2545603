import type { Dashboard } from "@/lib/api/types";

type Active = Dashboard["days"][number];

/** How strongly a day is painted: 0 is a day with nothing. */
export type Level = 0 | 1 | 2 | 3 | 4;

export interface Day {
  /** `YYYY-MM-DD`. */
  date: string;
  level: Level;
  /** What happened then; null where nothing did. */
  active: Active | null;
}

export interface Year {
  /** Seven rows, Monday first, each with a day of every week; the days to come are left out. */
  rows: Day[][];
  /** Where a month begins that has room for its name. */
  months: { name: string; week: number }[];
}

const DAY = 86_400_000;
const WEEKS = 53;
/** Weeks that the name of a month is as wide as. */
const NAME_WEEKS = 3;

const monthName = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });

/** A year of days that ends today, in weeks from Monday on. The days have no zone: they are read as the server names them. */
export function yearOf(today: string, days: readonly Active[]): Year {
  const end = Date.parse(`${today}T00:00:00Z`);
  const start = mondayOf(end) - (WEEKS - 1) * 7 * DAY;
  const found = new Map(days.map((day) => [day.date, day]));
  const levelOf = levels(days);
  const rows = Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: WEEKS }, (_, week) => start + (week * 7 + weekday) * DAY)
      .filter((time) => time <= end)
      .map((time) => {
        const date = new Date(time).toISOString().slice(0, 10);
        const active = found.get(date) ?? null;
        return { date, active, level: active === null ? 0 : levelOf(active.events) };
      }),
  );
  return { rows, months: monthsFrom(start) };
}

/** Levels by quarters of the days: one day on which hundreds were brought in must not make the rest pale. */
function levels(days: readonly Active[]): (events: number) => Level {
  const sorted = days.map(({ events }) => events).sort((a, b) => a - b);
  const quarters = [0.25, 0.5, 0.75].map((part) => sorted[Math.floor(sorted.length * part)] ?? 0);
  return (events) => (1 + quarters.filter((quarter) => events > quarter).length) as Level;
}

function monthsFrom(start: number): Year["months"] {
  const months: Year["months"] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const monday = new Date(start + week * 7 * DAY);
    const name = monthName.format(monday);
    if (name !== months.at(-1)?.name) months.push({ name, week });
  }
  // What is left of the first month may be too narrow, and so may what there is of the last.
  return months.filter(({ week }, index) => (months[index + 1]?.week ?? WEEKS) - week >= NAME_WEEKS);
}

function mondayOf(time: number): number {
  return time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
}
