import { expect, it } from "vitest";
import { aMemory, weightsOf } from "@/testing/truth-builders";
import { fitsOf, isUnknown, widthOf } from "./totals";

const GB = 1e9;

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
