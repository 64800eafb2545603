import { describe, expect, it } from "vitest";
import { aFigure, aMemory, weightsOf } from "@/testing/truth-builders";
import { fitsOf, isUnknown, totalOf, widthOf } from "./totals";

const GB = 1e9;

describe("a total", () => {
  it("is the weights, the cache and what the runtime needs", () => {
    const memory = aMemory();
    expect(totalOf(memory.weights[0]!, memory)).toEqual({ bytes: 16 * GB, certainty: "estimated" });
  });

  it("is exact only where each of its parts is", () => {
    const memory = aMemory({
      kv_cache: { ...aFigure(GB, "exact"), bytes_per_token: 1 },
      overhead: aFigure(GB, "exact"),
    });
    expect(totalOf(memory.weights[0]!, memory).certainty).toBe("exact");
  });

  it("says that a part of it is not known", () => {
    const memory = aMemory({ kv_cache: { ...aFigure(null, "unknown"), bytes_per_token: null } });
    expect(totalOf(memory.weights[0]!, memory)).toEqual({ bytes: 15 * GB, certainty: "unknown" });
  });
});

it("makes the bars as wide as the largest weights and the machines near them", () => {
  expect(widthOf(aMemory({ usable: [22 * GB] }))).toBeCloseTo(22 * GB * 1.02);
  expect(widthOf(aMemory({ usable: [400 * GB] }))).toBeCloseTo(16 * GB * 1.02);
});

it("finds how weights fit each machine by their name, the smallest machine first", () => {
  const memory = aMemory({ usable: [22 * GB, 8 * GB] });
  expect(fitsOf(memory.weights[0]!, memory).map(({ fit }) => fit.verdict)).toEqual(["no", "fits"]);
  expect(fitsOf(weightsOf("q2_k", GB), memory)).toEqual([]);
});

it("knows when nothing is known", () => {
  expect(isUnknown(aMemory())).toBe(false);
  expect(isUnknown(aMemory({ weights: [weightsOf("published", null)] }))).toBe(true);
});
