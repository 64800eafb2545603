import { describe, expect, it } from "vitest";
import { EMPTY_HAND, handSchema, newModelByHand } from "./hand";

describe("newModelByHand", () => {
  it("needs no more than a name", () => {
    expect(newModelByHand({ ...EMPTY_HAND, name: " Claude " })).toEqual({
      name: "Claude",
      model_type: "other",
      status: "wishlist",
    });
  });

  it("sends counts as numbers and links as a list", () => {
    const hand = {
      ...EMPTY_HAND,
      name: "x",
      parameters: "8x7B",
      source_links: "https://a.example\nhttps://b.example",
    };
    expect(newModelByHand(hand)).toMatchObject({
      parameters: 56e9,
      source_links: ["https://a.example", "https://b.example"],
    });
  });
});

describe("handSchema", () => {
  const problems = (change: Partial<typeof EMPTY_HAND>) =>
    handSchema.safeParse({ ...EMPTY_HAND, name: "x", ...change }).error?.issues.map(({ path }) => path[0]);

  it("takes a form with a name alone", () => {
    expect(problems({})).toBeUndefined();
  });

  it.each([
    ["name", { name: "  " }],
    ["parameters", { parameters: "seven" }],
    ["source_links", { source_links: "example.org" }],
    ["version", { version: "v".repeat(101) }],
  ])("names the field %s where it is wrong", (field, change) => {
    expect(problems(change)).toEqual([field]);
  });
});
