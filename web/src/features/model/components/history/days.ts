import { dateOf } from "@/lib/format";

export interface Day<T> {
  /** `Today`, `Yesterday`, or the date. */
  label: string;
  items: T[];
}

const clock = new Intl.DateTimeFormat(navigator.language, { timeStyle: "short" });

/** `16:17`, in the zone of the user. */
export function timeOf(time: string): string {
  return clock.format(new Date(time));
}

const DAY = 24 * 60 * 60_000;

/** Parts what happened by the days of the user's own zone; the order stays. */
export function byDay<T extends { at: string }>(items: readonly T[], now: number = Date.now()): Day<T>[] {
  const names = new Map([
    [dateOf(new Date(now - DAY)), "Yesterday"],
    [dateOf(new Date(now)), "Today"],
  ]);
  const days: Day<T>[] = [];
  for (const item of items) {
    const date = dateOf(item.at);
    const label = names.get(date) ?? date;
    const last = days.at(-1);
    if (last?.label === label) last.items.push(item);
    else days.push({ label, items: [item] });
  }
  return days;
}
