import { expect, it } from "vitest";
import { byDay } from "./days";

const now = new Date(2026, 10, 25, 16, 0).getTime();
const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).toISOString() });

it("parts what happened by days, and names the last two", () => {
  const days = byDay([at(25, 15), at(25, 1), at(24, 23), at(3, 12)], now);
  expect(days.map(({ items }) => items.length)).toEqual([2, 1, 1]);
  expect(days.map(({ label }) => label).slice(0, 2)).toEqual(["Today", "Yesterday"]);
  expect(days[2]?.label).toContain("2026");
});

it("is nothing where nothing happened", () => {
  expect(byDay([], now)).toEqual([]);
});
