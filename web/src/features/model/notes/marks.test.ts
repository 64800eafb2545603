import { describe, expect, it } from "vitest";
import { coded, linked, listed, surround, type Written } from "./marks";

/** `a [b] c` as a text with `b` selected. */
function given(text: string): Written {
  const from = text.indexOf("[");
  const to = text.indexOf("]") - 1;
  return { text: text.replace("[", "").replace("]", ""), from, to };
}

function shown({ text, from, to }: Written): string {
  return `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
}

describe("surround", () => {
  it("puts a sign around what is selected", () => {
    expect(shown(surround(given("a [b] c"), "**"))).toBe("a **[b]** c");
  });

  it("takes it away where it is there", () => {
    expect(shown(surround(given("a **[b]** c"), "**"))).toBe("a [b] c");
  });

  it("stands ready to write between the signs where nothing is selected", () => {
    expect(shown(surround(given("a []"), "_"))).toBe("a _[]_");
  });
});

describe("listed", () => {
  it("makes every selected line an item", () => {
    expect(listed(given("x\n[a\nb]\ny")).text).toBe("x\n- a\n- b\ny");
  });

  it("makes items lines again", () => {
    expect(listed(given("[- a\n- b]")).text).toBe("a\nb");
  });
});

describe("linked", () => {
  it("asks for the address of a text", () => {
    const { text, from, to } = linked(given("see [it]"));
    expect(text).toBe("see [it](https://)");
    expect(text.slice(from, to)).toBe("https://");
  });

  it("asks for the text of an address", () => {
    const { text, from, to } = linked(given("[https://x.org]"));
    expect(text).toBe("[](https://x.org)");
    expect([from, to]).toEqual([1, 1]);
  });
});

describe("coded", () => {
  it("marks words in a line", () => {
    expect(coded(given("a [b]")).text).toBe("a `b`");
  });

  it("makes a block of several lines", () => {
    expect(coded(given("[a\nb]")).text).toBe("```\na\nb\n```");
  });
});
