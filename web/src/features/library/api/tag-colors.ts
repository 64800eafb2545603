import { useQuery } from "@tanstack/react-query";
import type { List, Tag } from "@/lib/api/types";
import { tagsQuery } from "@/lib/tags";

const NONE = new Map<string, string>();

function colorsOf({ items }: List<Tag>): Map<string, string> {
  return new Map(items.flatMap(({ name, color }) => (color == null ? [] : [[name, color] as const])));
}

/** The colours that the tags of a workspace were given. */
export function useTagColors(workspace: number | null): ReadonlyMap<string, string> {
  return useQuery({ ...tagsQuery(workspace), select: colorsOf }).data ?? NONE;
}
