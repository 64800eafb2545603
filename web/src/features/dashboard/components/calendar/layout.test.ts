import { expect, test } from "vitest";
import { yearOf } from "./layout";

const on = (date: string, events: number) => ({ date, events, query: `active:${date}` });

test("a year has seven rows from Monday on, and ends today", () => {
  // A Wednesday.
  const { rows } = yearOf("2026-11-25", []);
  expect(rows.map((row) => row.length)).toEqual([53, 53, 53, 52, 52, 52, 52]);
  expect(rows[0]?.[0]?.date).toBe("2025-11-24");
  expect(rows[2]?.at(-1)?.date).toBe("2026-11-25");
  expect(rows[6]?.at(-1)?.date).toBe("2026-11-22");
});

test("the days go on over a leap day and a year's end", () => {
  const days = yearOf("2028-03-06", [])
    .rows.flat()
    .map(({ date }) => date);
  expect(new Set(days).size).toBe(days.length);
  expect(days).toEqual(expect.arrayContaining(["2027-12-31", "2028-01-01", "2028-02-29"]));
});

test("a day on which hundreds were brought in does not make the others pale", () => {
  const days = [on("2026-11-02", 1), on("2026-11-03", 3), on("2026-11-04", 6), on("2026-11-05", 900)];
  const { rows } = yearOf("2026-11-25", days);
  const levels = rows.flat().filter(({ active }) => active !== null);
  expect(new Set(levels.map(({ level }) => level)).size).toBeGreaterThan(2);
});

test("days that are all alike are painted alike", () => {
  const { rows } = yearOf("2026-11-25", [on("2026-11-02", 2), on("2026-11-10", 2)]);
  expect(new Set(rows.flat().map(({ level }) => level))).toEqual(new Set([0, 1]));
});

test("no name of a month stands over another", () => {
  const { months } = yearOf("2026-11-25", []);
  months.forEach(({ week }, index) =>
    expect((months[index + 1]?.week ?? 53) - week).toBeGreaterThanOrEqual(3),
  );
  expect(months.length).toBeGreaterThanOrEqual(11);
});
