import type { Family, FamilyNode } from "@/lib/api/types";

export type Relation = Family["links"][number]["relation"];

/** A model in the tree of its family. */
export interface Branch {
  node: FamilyNode;
  /** How it was made from the one above it; null at the top. */
  relation: Relation | null;
  children: Branch[];
  /** It stands in the tree already, with what was made from it: a merge has several parents. */
  isAgain: boolean;
}

/** The family as a tree, the oldest at the top. A model with several parents hangs below each of them. */
export function treeOf({ nodes, links }: Family): Branch[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const known = links.filter(({ parent, child }) => byKey.has(parent) && byKey.has(child));
  const isChild = new Set(known.map(({ child }) => child));
  const seen = new Set<string>();

  const branch = (node: FamilyNode, relation: Relation | null): Branch => {
    if (seen.has(node.key)) return { node, relation, children: [], isAgain: true };
    seen.add(node.key);
    const children = known
      .filter(({ parent }) => parent === node.key)
      .flatMap((link) => {
        const child = byKey.get(link.child);
        return child === undefined ? [] : [branch(child, link.relation)];
      });
    return { node, relation, children, isAgain: false };
  };

  const roots = nodes.filter(({ key }) => !isChild.has(key)).map((node) => branch(node, null));
  // What names each other as parents in a circle has no top: one of them is taken for it.
  for (const node of nodes) if (!seen.has(node.key)) roots.push(branch(node, null));
  return roots;
}
