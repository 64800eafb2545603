import { expect, it } from "vitest";
import { parted } from "./parted";

it.each([
  ["turn speech into text", "turn speech into text", ""],
  ["status:using turn speech  -tag:old into text", "turn speech into text", "status:using -tag:old"],
  ["status:using", "", "status:using"],
  ["fast OR status:using", "fast OR status:using", ""],
  ["", "", ""],
])("%s is what is meant and what narrows it", (q, words, conditions) => {
  expect(parted(q)).toEqual({ words, conditions });
});
