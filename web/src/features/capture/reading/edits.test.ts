import { describe, expect, it } from "vitest";
import type { Draft } from "@/lib/api/types";
import { merged, newModelOf, NOTHING_SHARED, passagesOf, sourceOf, withEdit } from "./edits";

const draft: Draft = {
  draft: {
    name: "Rocket-7B",
    developer: "acme",
    model_type: "llm",
    status: "wishlist",
    parameters: 7e9,
    license: "mit",
    version: null,
    tags: ["rockets"],
    notes: "",
    source_links: [],
    date_interacted: null,
    favorite: false,
    rating: null,
  },
  hub: { id: "acme/Rocket-7B" } as Draft["hub"],
  provenance: { name: "hub", developer: "hub", parameters: "inferred", tags: "hub" },
  duplicate_of: null,
  proposals: [],
  model: null,
  warnings: [],
};

describe("merged", () => {
  it("puts what a person wrote over the draft", () => {
    expect(merged(draft, { developer: null, notes: "fast" }, NOTHING_SHARED)).toMatchObject({
      name: "Rocket-7B",
      developer: null,
      notes: "fast",
    });
  });

  it("gives the shared status to those that have none of their own", () => {
    const shared = { status: "tried" as const, tags: [] };
    expect(merged(draft, {}, shared).status).toBe("tried");
    expect(merged(draft, { status: "using" }, shared).status).toBe("using");
  });

  it("adds the shared tags to a record's own, each once", () => {
    expect(merged(draft, {}, { status: "wishlist", tags: ["new", "rockets"] }).tags).toEqual([
      "rockets",
      "new",
    ]);
  });
});

describe("sourceOf", () => {
  it("tells the Hub's from what was inferred and from the person's", () => {
    expect(sourceOf("developer", draft, {})).toBe("hub");
    expect(sourceOf("parameters", draft, {})).toBe("inferred");
    expect(sourceOf("developer", draft, { developer: "Acme" })).toBe("user");
  });

  it("is nothing for a field without a value", () => {
    expect(sourceOf("version", draft, {})).toBeNull();
    expect(sourceOf("developer", draft, { developer: null })).toBeNull();
  });
});

describe("withEdit", () => {
  it("forgets an edit that is the draft's own value again", () => {
    expect(withEdit(draft, { developer: "Acme" }, { developer: "acme" })).toEqual({});
  });

  it("keeps that a value was dropped", () => {
    expect(withEdit(draft, {}, { license: null })).toEqual({ license: null });
  });
});

describe("newModelOf", () => {
  it("sends the source alone where nothing was changed", () => {
    expect(newModelOf("acme/Rocket-7B", draft, {}, NOTHING_SHARED)).toEqual({ source: "acme/Rocket-7B" });
  });

  it("sends what was changed, dropped and shared", () => {
    const shared = { status: "tried" as const, tags: ["new"] };
    expect(newModelOf("acme/Rocket-7B", draft, { license: null, rating: 4 }, shared)).toEqual({
      source: "acme/Rocket-7B",
      license: null,
      rating: 4,
      status: "tried",
      tags: ["rockets", "new"],
    });
  });

  it("names what a language model proposed and nobody changed", () => {
    const proposing: Draft = {
      ...draft,
      draft: { ...draft.draft, version: "2.1", tags: ["speech"] },
      provenance: { ...draft.provenance, version: "ai", tags: "ai" },
    };
    expect(newModelOf("acme/Rocket-7B", proposing, {}, NOTHING_SHARED)).toEqual({
      source: "acme/Rocket-7B",
      version: "2.1",
      tags: ["speech"],
      proposed: ["version", "tags"],
    });
    const shared = { status: "wishlist" as const, tags: ["new"] };
    expect(newModelOf("acme/Rocket-7B", proposing, { version: null }, shared)).toEqual({
      source: "acme/Rocket-7B",
      version: null,
      tags: ["speech", "new"],
    });
  });
});

describe("passagesOf", () => {
  it("names each passage once", () => {
    const passage = (key: string) => ({ key, label: key, text: key });
    const proposals: Draft["proposals"] = [
      { field: "tags", value: "a", passages: [passage("p1")] },
      { field: "tags", value: "b", passages: [passage("p1"), passage("p2")] },
      { field: "license", value: "mit", passages: [passage("p3")] },
    ];
    expect(passagesOf("tags", { proposals }).map(({ key }) => key)).toEqual(["p1", "p2"]);
  });
});
