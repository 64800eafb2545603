import { describe, expect, it } from "vitest";
import { appended, exactly, isOn, sorted, sortOf, toggled, without } from "./edits";
import { conditionsOf, quoted, termsOf, valuesOf } from "./terms";

describe("cutting a query into its pieces", () => {
  it.each([
    ["llama instruct", ["llama", "instruct"]],
    ['developer:"Mistral AI",qwen -tag:old', ['developer:"Mistral AI",qwen', "-tag:old"]],
    ["(llama OR f(x)) sort:name", ["(", "llama", "OR", "f(x)", ")", "sort:name"]],
    ['say "hello \\" you" -(a)', ["say", '"hello \\" you"', "-(", "a", ")"]],
    ["  ", []],
  ])("cuts %j", (text, expected) => {
    expect(termsOf(text).map((term) => term.text)).toEqual(expected);
  });

  it("takes an address and a size for words", () => {
    expect(conditionsOf("https://huggingface.co/gpt2 llama3:8b")).toEqual([]);
  });

  it("sees no condition of the whole beside an OR or behind a NOT", () => {
    expect(conditionsOf("status:using OR tag:x")).toEqual([]);
    expect(conditionsOf("NOT tag:x status:using").map(({ text }) => text)).toEqual(["status:using"]);
  });

  it("reads values with and without quotes", () => {
    expect(valuesOf('"Mistral AI",qwen,"a \\"b\\", c"')).toEqual(["Mistral AI", "qwen", 'a "b", c']);
  });

  it.each(["plain", "Mistral AI", 'a "b", c', "f(x)"])("reads back what it quotes: %j", (value) => {
    expect(valuesOf(quoted(value))).toEqual([value]);
  });
});

describe("pressing a facet", () => {
  it.each([
    ["", "status:using", "status:using"],
    ["llama", "status:using", "llama status:using"],
    ["llama status:using", "status:tried", "llama status:using,tried"],
    ["status:using,tried llama", "status:using", "status:tried llama"],
    ["status:using llama", "status:USING", "llama"],
    ['developer:"Mistral AI",qwen', "developer:qwen", 'developer:"Mistral AI"'],
    ["params:<1b llama", "params:>=4b params:<15b", "llama params:>=4b params:<15b"],
    ["llama params:>=4b params:<15b", "params:>=4b params:<15b", "llama"],
    ["llama", "-has:license", "llama -has:license"],
    ["llama -has:license", "-has:license", "llama"],
    ["llama OR qwen", "status:using", "(llama OR qwen) status:using"],
  ])("turns %j with %j into %j", (text, facet, expected) => {
    expect(toggled(text, facet)).toBe(expected);
  });

  it("gives the query back when it is pressed twice", () => {
    for (const facet of ["tag:code", 'tag:"to read"', "params:<1b", "-has:params"]) {
      expect(toggled(toggled("llama status:using", facet), facet)).toBe("llama status:using");
    }
  });

  it("knows which are pressed", () => {
    expect(isOn("status:using,tried", "status:tried")).toBe(true);
    expect(isOn("-status:tried", "status:tried")).toBe(false);
    expect(isOn("params:>=4b", "params:>=4b params:<15b")).toBe(false);
  });
});

describe("the order", () => {
  it("is found and replaced", () => {
    expect(sortOf("llama sort:-params")).toEqual({ field: "params", isDescending: true });
    expect(sorted("llama sort:-params tag:x", { field: "name", isDescending: false })).toBe(
      "llama tag:x sort:name",
    );
    expect(sorted("llama sort:name", null)).toBe("llama");
  });
});

it.each([
  ["status:using AND type:llm", "type:llm", "status:using"],
  ["status:using AND type:llm", "status:using", "type:llm"],
  ["a AND tag:x AND b", "tag:x", "a AND b"],
])("leaves no AND behind in %j without %j", (text, facet, expected) => {
  expect(toggled(text, facet)).toBe(expected);
});

it("puts the word itself in quotes, not a piece of another", () => {
  expect(exactly("sort:-added adde", "adde")).toBe('sort:-added "adde"');
});

it("takes every condition of a field away", () => {
  expect(without("a params:>=4b b params:<15b", "params")).toBe("a b");
});

it("puts an alternative in parentheses before it adds to it", () => {
  expect(appended("a OR b", "tag:x")).toBe("(a OR b) tag:x");
  expect(appended("(a OR b) c", "tag:x")).toBe("(a OR b) c tag:x");
});
