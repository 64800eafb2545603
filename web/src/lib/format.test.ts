import { describe, expect, it } from "vitest";
import { parseCount } from "./format";

describe("parseCount", () => {
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
  ])("reads %s", (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  it.each(["", "B", "seven", "7 B parameters", "-7B", "7.B"])("does not read %j", (text) => {
    expect(parseCount(text)).toBeNull();
  });
});
