import { expect, it } from "vitest";
import { contextSteps, stepOf } from "./steps";

it("doubles from 1,024 tokens to the longest context, which is a step whatever it is", () => {
  expect(contextSteps(8192)).toEqual([1024, 2048, 4096, 8192]);
  expect(contextSteps(5000)).toEqual([1024, 2048, 4096, 5000]);
  expect(contextSteps(131072)).toHaveLength(8);
});

it("has the one step of a model that reads little", () => {
  expect(contextSteps(512)).toEqual([512]);
});

it("finds the step that is not longer", () => {
  const steps = contextSteps(8192);
  expect(stepOf(steps, 8192)).toBe(3);
  expect(stepOf(steps, 5000)).toBe(2);
  expect(stepOf(steps, 10)).toBe(0);
});
