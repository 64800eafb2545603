import { describe, expect, it } from "vitest";
import { aDiff } from "@/testing/truth-builders";
import { decisionsOf, listChange, takenAtFirst } from "./choices";

const fields = [
  aDiff({ field: "license" }),
  aDiff({ field: "developer", source: "user", outcome: "keep" }),
  aDiff({ field: "version", locked: true, outcome: "keep" }),
];

describe("the choice of what to take from the Hub", () => {
  it("begins with what the refresh takes by itself", () => {
    expect([...takenAtFirst(fields)]).toEqual(["license"]);
  });

  it("needs no words where it is what the refresh does by itself", () => {
    expect(decisionsOf(fields, takenAtFirst(fields))).toEqual({ accept: [], decline: [] });
  });

  it("accepts what would be kept, and declines what would be taken", () => {
    expect(decisionsOf(fields, new Set(["developer"]))).toEqual({
      accept: ["developer"],
      decline: ["license"],
    });
  });

  it("never accepts what is locked", () => {
    expect(decisionsOf(fields, new Set(["license", "version"])).accept).toEqual([]);
  });
});

describe("the change of a list", () => {
  it("is what came and what went", () => {
    expect(listChange(["a", "b"], ["b", "c"])).toEqual({ added: ["c"], removed: ["a"] });
    expect(listChange(null, ["a"])).toEqual({ added: ["a"], removed: [] });
  });

  it("is none where there is no list", () => {
    expect(listChange("a", "b")).toBeNull();
  });
});
