import { expect, it } from "vitest";
import type { UpstreamChange } from "@/lib/api/types";
import { changeWords } from "./words";

it.each<[string, UpstreamChange]>([
  ["The license changed from mit to other.", { what: "license", from: "mit", to: "other" }],
  ["The license mit is not stated any more.", { what: "license", from: "mit", to: null }],
  ["The license is stated now: mit.", { what: "license", from: null, to: "mit" }],
  [
    "The access changed from open to everybody to gated, asked for.",
    { what: "gated", from: "no", to: "manual" },
  ],
  ["There is a new commit, bbbbbbb after aaaaaaa.", { what: "sha", from: "aaaaaaaaa", to: "bbbbbbbbb" }],
  ["It names a successor: org/next.", { what: "new_version", from: null, to: "org/next" }],
  ["It is called org/b now, and was org/a.", { what: "renamed", from: "org/a", to: "org/b" }],
  ["It is gone from the Hub: deleted or made private.", { what: "gone", from: null, to: null }],
  ["It is on the Hub again.", { what: "back", from: null, to: null }],
])("%s", (sentence, change) => {
  expect(changeWords(change)).toBe(sentence);
});
