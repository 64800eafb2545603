import { expect, test } from "vitest";
import { ticksUpTo } from "./ticks";

test.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [22, [0, 10, 20, 30]],
  [60, [0, 20, 40, 60]],
  [900, [0, 500, 1000]],
])("up to %i there are round steps", (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});
