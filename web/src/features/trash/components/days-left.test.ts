import { expect, it } from "vitest";
import { daysLeft } from "./days-left";

const now = Date.parse("2026-11-25T12:00:00Z");

it.each([
  ["2026-11-25T12:00:00Z", 30],
  ["2026-11-24T13:00:00Z", 30],
  ["2026-11-24T11:00:00Z", 29],
  ["2026-10-26T13:00:00Z", 1],
  ["2026-10-01T00:00:00Z", 0],
])("what was deleted at %s has %i days left", (deleted, days) => {
  expect(daysLeft(deleted, 30, now)).toBe(days);
});
