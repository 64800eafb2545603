import { expect, test } from "vitest";
import { strengthOf } from "./strength";

test.each(["password1", "qwertyuiop", "11111111", "abcabcabc", "P@ssw0rd2024!", "trackml2024", "1q2w3e4r5t"])(
  "what every guesser tries is obvious: %s",
  (password) => expect(strengthOf(password)).toBe("obvious"),
);

test("one's own name is obvious, and only to who has it", () => {
  expect(strengthOf("lovelace1815", ["Lovelace", "ada@example.org"])).toBe("obvious");
  expect(strengthOf("lovelace1815")).not.toBe("obvious");
});

test("a word or two with a year is weak", () => {
  expect(strengthOf("London2019")).toBe("weak");
  expect(strengthOf("ilovecats")).toBe("weak");
});

test.each(["blue-table-7", "correct horse", "xkqzvwpjb", "mountain river"])(
  "what the server takes is at least good: %s",
  (password) => expect(["good", "strong"]).toContain(strengthOf(password)),
);

test.each(["my dog eats shoes", "жук-гладит-облако", "correct-horse-battery"])(
  "some words in any script are strong: %s",
  (password) => expect(strengthOf(password)).toBe("strong"),
);

test("a long one is measured quickly", () => {
  const start = performance.now();
  strengthOf("x1-".repeat(20_000));
  expect(performance.now() - start).toBeLessThan(200);
});
