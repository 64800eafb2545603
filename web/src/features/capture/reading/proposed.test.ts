import { describe, expect, it } from "vitest";
import type { Draft } from "@/lib/api/types";
import { EMPTY_HAND, newModelByHand } from "./hand";
import { isProposed, proposedBy, stillProposed, toFill } from "./proposed";

const passage = { key: "passage_1", label: "Passage 1", text: "Model: Orca. License: MIT. Parameters: 7B." };

const draft = {
  draft: { name: "Orca", model_type: "other", license: "mit", parameters: 7e9, tags: [] },
  proposals: [
    { field: "name", value: "Orca", passages: [passage] },
    { field: "license", value: "mit", passages: [passage] },
    { field: "parameters", value: "7B", passages: [passage] },
  ],
} as unknown as Draft;

const read = proposedBy(draft);

describe("what was read of a text", () => {
  it("is what was proposed, each with its passage, in the words of the form", () => {
    expect(read).toEqual({
      name: { value: "Orca", passages: [passage] },
      license: { value: "mit", passages: [passage] },
      parameters: { value: "7B", passages: [passage] },
    });
    expect(isProposed(JSON.parse(JSON.stringify(read)))).toBe(true);
    expect(isProposed({ name: "Orca" })).toBe(false);
  });

  it("goes where nothing stands, and leaves what a person wrote", () => {
    const hand = { ...EMPTY_HAND, name: "My Orca" };
    const { fill, left } = toFill(hand, {}, read);
    expect(Object.keys(fill)).toEqual(["parameters", "license"]);
    expect(left).toEqual(["name"]);
  });

  it("takes the place of what was read before", () => {
    const hand = { ...EMPTY_HAND, name: "Shark" };
    const before = { name: { value: "Shark", passages: [passage] } };
    expect(Object.keys(toFill(hand, before, read).fill)).toContain("name");
  });

  it("is a language model's only for as long as nobody changes it", () => {
    const hand = { ...EMPTY_HAND, name: "Orca", license: "apache-2.0", parameters: "7B" };
    expect(stillProposed(hand, read)).toEqual(["name", "parameters"]);
    expect(newModelByHand(hand, stillProposed(hand, read))).toMatchObject({
      name: "Orca",
      license: "apache-2.0",
      proposed: ["name", "parameters"],
    });
  });
});
