import { describe, expect, it } from "vitest";
import { aModel } from "@/testing/builders";
import { collisions, patchOf, valuesOf } from "./edit-values";

const before = valuesOf(
  aModel({ name: "a", developer: "x", parameters: 7, source_links: ["https://x.org"] }),
);

describe("patchOf", () => {
  it("names only what was changed", () => {
    expect(patchOf(before, { ...before, name: " b " })).toEqual({ name: "b" });
  });

  it("empties what was emptied", () => {
    expect(patchOf(before, { ...before, developer: " ", source_links: "" })).toEqual({
      developer: null,
      source_links: [],
    });
  });

  it("reads a count, and leaves to the server what it cannot read", () => {
    expect(patchOf(before, { ...before, parameters: "7B" })).toEqual({ parameters: 7e9 });
    expect(patchOf(before, { ...before, parameters: "about seven" })).toEqual({ parameters: "about seven" });
  });

  it("reads a link from each line", () => {
    expect(patchOf(before, { ...before, source_links: "https://a.org\n\n https://b.org " })).toEqual({
      source_links: ["https://a.org", "https://b.org"],
    });
  });
});

describe("collisions", () => {
  const mine = { ...before, developer: "mine" };

  it("are fields that both changed differently", () => {
    expect(collisions(before, mine, { ...before, developer: "theirs" })).toEqual(["developer"]);
  });

  it("are none where they changed another field, or to the same", () => {
    expect(collisions(before, mine, { ...before, name: "theirs" })).toEqual([]);
    expect(collisions(before, mine, mine)).toEqual([]);
  });
});
