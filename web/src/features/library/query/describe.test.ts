import { expect, it } from "vitest";
import { chipsOf } from "./describe";

it.each([
  ["is:gone", "Only", "gone from the Hub"],
  ["-is:duplicate", "Not", "duplicates"],
  ["fits:mine", "Fits", "my hardware"],
  ["fits:24gb", "Fits", "24 GB"],
  ["fits:24gb@8bit", "Fits", "24 GB in 8 bit"],
  ["moved:<7d", "Status changed", "<7d"],
  ["active:>6m", "Active", ">6m"],
])("says of %s: %s %s", (query, label, value) => {
  expect(chipsOf(query)).toMatchObject([{ label, value }]);
});
