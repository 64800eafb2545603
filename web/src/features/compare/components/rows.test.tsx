import { describe, expect, it } from "vitest";
import { aModel } from "@/testing/builders";
import { rowsOf } from "./rows";

const row = (label: string, ...models: Parameters<typeof rowsOf>[0]) =>
  rowsOf(models)
    .flatMap(({ rows }) => rows)
    .find((each) => each.label === label);

describe("rowsOf", () => {
  it("marks a line in which the models are not alike", () => {
    expect(row("Developer", aModel({ developer: "a" }), aModel({ developer: "b" }))?.differs).toBe(true);
    expect(row("Developer", aModel({ developer: "a" }), aModel({ developer: "a" }))?.differs).toBe(false);
  });

  it("marks a line in which only one says something", () => {
    const found = row("Rating", aModel({ rating: 4 }), aModel({ rating: null }));
    expect(found?.cells).toEqual(["4 of 5", null]);
    expect(found?.differs).toBe(true);
  });

  it("takes lists in another order for the same", () => {
    expect(row("Tags", aModel({ tags: ["a", "b"] }), aModel({ tags: ["b", "a"] }))?.differs).toBe(false);
  });

  it("leaves out what nobody knows anything of", () => {
    expect(row("Version", aModel(), aModel())).toBeUndefined();
    expect(rowsOf([aModel(), aModel()]).map(({ title }) => title)).toEqual(["Record"]);
  });
});
