import { expect, it } from "vitest";
import { reasonOf } from "./reason";

it("does not say the source again", () => {
  expect(reasonOf("openai/x was not found on the Hub", "openai/x")).toBe("Was not found on the Hub.");
});

it("leaves out a wait that would soon be wrong", () => {
  expect(reasonOf("the Hub's quota is used up; try again in 90 s.", "x")).toBe("The Hub's quota is used up.");
});

it("makes a sentence of what is none", () => {
  expect(reasonOf("is a dataset, not a model", "x")).toBe("Is a dataset, not a model.");
});
