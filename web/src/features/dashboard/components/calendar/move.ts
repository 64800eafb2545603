import type { Day } from "./layout";

/**
 * Where a key leads from a day: up and down go through the days in time, left and right stay on the same weekday.
 * Only days with something are stopped at. Undefined where the key leads nowhere.
 */
export function dayAfterKey(rows: readonly Day[][], from: string, key: string): string | undefined {
  const days = datesOf(rows.flat());
  const weekday = datesOf(rows.find((row) => row.some(({ date }) => date === from)) ?? []);
  switch (key) {
    case "ArrowDown":
      return days.find((date) => date > from);
    case "ArrowUp":
      return days.findLast((date) => date < from);
    case "ArrowRight":
      return weekday.find((date) => date > from);
    case "ArrowLeft":
      return weekday.findLast((date) => date < from);
    case "Home":
      return days[0];
    case "End":
      return days.at(-1);
    default:
      return undefined;
  }
}

/** The days with something, in their order. */
export function datesOf(days: readonly Day[]): string[] {
  return days
    .filter(({ active }) => active !== null)
    .map(({ date }) => date)
    .sort();
}
