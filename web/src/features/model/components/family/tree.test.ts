import { describe, expect, it } from "vitest";
import type { Family, FamilyNode } from "@/lib/api/types";
import { treeOf, type Branch } from "./tree";

const node = (key: string): FamilyNode => ({
  key,
  hub_id: `org/${key}`,
  name: key,
  model_id: null,
  is_self: false,
  status: null,
  model_type: null,
  parameters: null,
  license: null,
});

/** `a>b`: b was made from a. */
function family(keys: string, ...links: string[]): Family {
  return {
    nodes: keys.split("").map(node),
    links: links.map((link) => ({
      parent: link.charAt(0),
      child: link.charAt(2),
      relation: "finetune" as const,
    })),
    truncated: false,
  };
}

const drawn = (branches: readonly Branch[]): string =>
  branches
    .map(({ node: { key }, children, isAgain }) => {
      const below = drawn(children);
      return key + (isAgain ? "!" : "") + (below === "" ? "" : `(${below})`);
    })
    .join(" ");

describe("treeOf", () => {
  it("begins with the oldest and hangs each below what it was made from", () => {
    expect(drawn(treeOf(family("bac", "a>b", "b>c")))).toBe("a(b(c))");
    expect(drawn(treeOf(family("abc", "a>b", "a>c")))).toBe("a(b c)");
  });

  it("hangs a merge below each of its parents, and what was made from it below the first", () => {
    expect(drawn(treeOf(family("abmx", "a>m", "b>m", "m>x")))).toBe("a(m(x)) b(m!)");
  });

  it("ends where models name each other in a circle", () => {
    expect(drawn(treeOf(family("ab", "a>b", "b>a")))).toBe("a(b(a!))");
  });

  it("takes no notice of a link to what is not there", () => {
    expect(drawn(treeOf(family("a", "z>a")))).toBe("a");
  });

  it("says how each was made from the one above", () => {
    const [root] = treeOf(family("ab", "a>b"));
    expect(root?.relation).toBeNull();
    expect(root?.children[0]?.relation).toBe("finetune");
  });
});
