import { describe, expect, it } from "vitest";
import { join, marked } from "./join";

describe("join", () => {
  it("takes over what each side changed in another place", () => {
    expect(join("a!\nb\nc", "a\nb\nc\nd", "a\nb\nc")).toBe("a!\nb\nc\nd");
  });

  it("keeps both where both changed the same lines", () => {
    expect(join("a\nmine\nc", "a\ntheirs\nc", "a\nb\nc")).toBe("a\ntheirs\nmine\nc");
  });

  it("takes what both changed alike once", () => {
    expect(join("a\nnew\nc", "a\nnew\nc", "a\nb\nc")).toBe("a\nnew\nc");
  });

  it("keeps a line that one side removed and the other changed", () => {
    expect(join("a\nc", "a\nb!\nc", "a\nb\nc")).toBe("a\nb!\nc");
  });

  it("keeps every line of each without a base", () => {
    expect(join("a\nmine\nz", "a\ntheirs\nz")).toBe("a\ntheirs\nmine\nz");
  });

  it("joins with an empty text to the other", () => {
    expect(join("mine", "", "")).toBe("mine");
    expect(join("", "theirs", "")).toBe("theirs");
  });
});

describe("marked", () => {
  it("marks the lines that the other text lacks", () => {
    expect(marked("a\nb\nc", "a\nc").filter(({ isNew }) => isNew)).toEqual([{ text: "b", isNew: true }]);
  });
});
