import { describe, expect, it } from "vitest";
import type { Meta } from "@/lib/api/types";
import { completionsAt } from "./completion";
import { completed, isUnfinished, pieceAt } from "./piece";

const meta = {
  query_fields: [
    { name: "status", value: "a status such as using" },
    { name: "tag", value: "a tag" },
  ],
  licenses: { mit: "permissive" },
} as unknown as Meta;

const labels = (text: string, caret = text.length, known: string[] = []) =>
  completionsAt(text, caret, meta, known).map(({ label }) => label);

describe("what is offered at the caret", () => {
  it("is a field while its name is being written", () => {
    expect(labels("llama sta")).toEqual(["status:"]);
    expect(labels("-ta")).toEqual(["tag:"]);
  });

  it("is nothing behind a space", () => {
    expect(labels("llama ")).toEqual([]);
  });

  it("is a value behind a colon, by its name or by its words", () => {
    expect(labels("status:")).toEqual(["wishlist", "studying", "tried", "using", "archived"]);
    expect(labels("type:assist")).toEqual(["code_assistant"]);
    expect(labels("license:mi")).toEqual(["mit"]);
    expect(labels("is:g")).toEqual(["gated", "gone"]);
    expect(labels("fits:m")).toEqual(["mine"]);
  });

  it("is the last of several values", () => {
    expect(labels("status:using,tr")).toEqual(["tried"]);
    expect(pieceAt("status:using,tr sort:name", 15)).toMatchObject({ begun: "tr", start: 13, end: 15 });
  });

  it("is what the workspace knows, in quotes where they are needed", () => {
    const [found] = completionsAt("tag:to", 6, meta, ["to read", "tokenizer"]);
    expect(found?.text).toBe('"to read"');
  });

  it("is nothing once it stands there", () => {
    expect(labels("status:using")).toEqual([]);
  });
});

describe("taking one", () => {
  it("leaves the caret where one goes on", () => {
    const [field] = completionsAt("sta", 3, meta, []);
    expect(completed("sta", field!)).toEqual({ text: "status:", caret: 7 });
    const [value] = completionsAt("status:us llama", 9, meta, []);
    expect(completed("status:us llama", value!)).toEqual({ text: "status:using llama", caret: 12 });
    const [last] = completionsAt("status:us", 9, meta, []);
    expect(completed("status:us", last!)).toEqual({ text: "status:using ", caret: 13 });
  });
});

it.each(["status:", "tag:a,", "params:<", "params:7b..", 'say "hel', "llama OR", "(llama", "-"])(
  "waits for more behind %j",
  (text) => {
    expect(isUnfinished(text)).toBe(true);
  },
);

it.each(["", "llama", "status:using", 'say "hello"', "(llama) x", "gpt-4", "llama3:8b"])(
  "asks for %j",
  (text) => {
    expect(isUnfinished(text)).toBe(false);
  },
);
