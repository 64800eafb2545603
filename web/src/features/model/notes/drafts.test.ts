import { expect, it } from "vitest";
import { findDrafts, keepDraft } from "./drafts";

const draft = { text: "two", base: { revision: 1, notes: "one" }, aside: [], at: 5 };

function left(by: string, value: unknown) {
  localStorage.setItem(`trackml.notes.1.7.${by}`, JSON.stringify(value));
}

it("finds what was kept of a record", async () => {
  keepDraft(1, 7, draft);
  expect((await findDrafts(1, 7)).drafts).toEqual([draft]);
});

it("keeps one user's from another's", async () => {
  keepDraft(1, 7, draft);
  expect((await findDrafts(2, 7)).drafts).toEqual([]);
});

it("finds what closed pages left, the latest first", async () => {
  left("a", { ...draft, text: "old", at: 1 });
  left("b", { ...draft, text: "new", at: 9 });
  expect((await findDrafts(1, 7)).drafts.map(({ text }) => text)).toEqual(["new", "old"]);
});

it("forgets what it found, but not what is kept by this page", async () => {
  left("a", draft);
  const { forget } = await findDrafts(1, 7);
  keepDraft(1, 7, { ...draft, text: "mine" });
  forget();
  expect((await findDrafts(1, 7)).drafts.map(({ text }) => text)).toEqual(["mine"]);
});

it("passes over what it cannot read", async () => {
  left("a", { text: 5 });
  expect((await findDrafts(1, 7)).drafts).toEqual([]);
});

it("says where the browser cannot keep it", () => {
  const full = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem");
  Storage.prototype.setItem = () => {
    throw new Error("full");
  };
  expect(keepDraft(1, 7, draft)).toBe(false);
  if (full !== undefined) Object.defineProperty(Storage.prototype, "setItem", full);
});
