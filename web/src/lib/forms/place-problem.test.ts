import { expect, test, vi } from "vitest";
import { Problem } from "@/lib/api/problem";
import { fieldSentence, placeProblem } from "./place-problem";

test.each([
  ["has 1 character; at least 2 are needed", "It has 1 character; at least 2 are needed."],
  ["is too easy to guess. Add another word.", "It is too easy to guess. Add another word."],
  ["this username is taken", "This username is taken."],
])("what the server says of a field becomes a sentence: %s", (said, sentence) => {
  expect(fieldSentence(said)).toBe(sentence);
});

test("what was refused stands at its field, and the first is gone to", () => {
  const setError = vi.fn();
  const fields = ["username", "email"].map((field) => ({ field, code: "taken", message: "is taken" }));
  const problem = new Problem(409, "account_taken", "This is taken.", fields);
  expect(placeProblem(problem, ["username", "email"], setError)).toBeNull();
  expect(setError.mock.calls.map(([name, error, options]: unknown[]) => [name, error, options])).toEqual([
    ["username", { type: "taken", message: "It is taken." }, { shouldFocus: true }],
    ["email", { type: "taken", message: "It is taken." }, { shouldFocus: false }],
  ]);
});

test("what belongs to no field of the form is said above it", () => {
  const problem = new Problem(409, "sole_owner", "Others would be left.");
  expect(placeProblem(problem, ["username"], vi.fn())).toBe("Others would be left.");
});
