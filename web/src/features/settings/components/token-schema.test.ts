import { expect, test } from "vitest";
import { livesWithin } from "./token-schema";

test("no life is longer than the server gives, and the longest can be chosen", () => {
  expect(livesWithin(366)).toEqual([7, 30, 90, 180, 366]);
  expect(livesWithin(90)).toEqual([7, 30, 90]);
});
