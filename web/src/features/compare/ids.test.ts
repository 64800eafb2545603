import { expect, it } from "vitest";
import { idsOf } from "./ids";

it("reads each whole number once, and at most eight", () => {
  expect(idsOf("3,1,3,x,-2,0,1.5")).toEqual([3, 1]);
  expect(idsOf("1,2,3,4,5,6,7,8,9")).toHaveLength(8);
  expect(idsOf(null)).toEqual([]);
});
