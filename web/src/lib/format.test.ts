import { describe, expect, it } from "vitest";
import {
  age,
  bytes,
  calendarDay,
  compactCount,
  contextLength,
  counted,
  memorySize,
  parseCount,
} from "./format";

describe("numbers for people", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [999_950, "1 M"],
    [355_000_000, "355 M"],
    [7_248_023_552, "7.2 B"],
    [1_000_000_000_000, "1 T"],
  ])("writes %d as %s", (count, text) => expect(compactCount(count)).toBe(text));

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [14_483_464_192, "14.5 GB"],
    [999_999, "1 MB"],
  ])("writes %d bytes as %s", (count, text) => expect(bytes(count)).toBe(text));

  it.each([
    [24 * 1024 ** 3, "24 GiB"],
    [512 * 1024, "512 KiB"],
    [1024 ** 4, "1 TiB"],
    [14_483_464_192, "13.5 GiB"],
  ])("writes %d bytes of memory as %s", (count, text) => expect(memorySize(count)).toBe(text));

  it.each([
    [512, "512"],
    [32_768, "32K"],
    [131_072, "128K"],
    [1_048_576, "1M"],
  ])("writes a context of %d as %s", (tokens, text) => expect(contextLength(tokens)).toBe(text));

  it("counts", () => {
    expect([counted(1, "model"), counted(1200, "model"), counted(2, "entry", "entries")]).toEqual([
      "1 model",
      "1,200 models",
      "2 entries",
    ]);
  });
});

describe("times for people", () => {
  const now = Date.parse("2026-11-25T12:00:00Z");
  it.each([
    ["2026-11-25T11:59:50Z", "just now"],
    ["2026-11-25T10:00:00Z", "2 hours ago"],
    ["2026-11-22T12:00:00Z", "3 days ago"],
    ["2026-11-25T14:00:00Z", "in 2 hours"],
    ["2024-11-20T12:00:00Z", "2 years ago"],
  ])("says of %s: %s", (time, text) => expect(age(time, now)).toBe(text));

  it("keeps a day without a time on its day", () => expect(calendarDay("2026-01-31")).toBe("Jan 31, 2026"));
});

describe("reading a count", () => {
  it.each([
    ["7B", 7e9],
    ["1.5 T", 1.5e12],
    ["0,6b", 6e8],
    ["355M", 355e6],
    ["8x7B", 56e9],
    ["8 × 22b", 176e9],
    ["7248023552", 7_248_023_552],
    ["7,248,023,552", 7_248_023_552],
    ["7,000", 7000],
  ])("reads %s", (text, count) => expect(parseCount(text)).toBe(count));

  it.each(["", "B", "seven", "7 B parameters", "-7B", "7.B"])("does not read %j", (text) =>
    expect(parseCount(text)).toBeNull(),
  );
});
