import { expect, it } from "vitest";
import { idsOf } from "./ids";

it("reads each whole number once", () => {
  expect(idsOf("3,1,3,x,-2,0,1.5")).toEqual({ ids: [3, 1], leftOut: 0 });
  expect(idsOf(null)).toEqual({ ids: [], leftOut: 0 });
});

it("takes eight, and says how many more there are", () => {
  expect(idsOf("1,2,3,4,5,6,7,8,9,10")).toEqual({ ids: [1, 2, 3, 4, 5, 6, 7, 8], leftOut: 2 });
});
