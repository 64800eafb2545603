import { useQuery } from "@tanstack/react-query";
import type { List, Tag } from "@/lib/api/types";
import { tagsQuery } from "@/lib/tags";
import { useWorkspace } from "@/lib/workspaces/workspaces";

const NONE = new Map<string, string>();

function colorsOf({ items }: List<Tag>): Map<string, string> {
  return new Map(items.flatMap(({ name, color }) => (color == null ? [] : [[name, color] as const])));
}

/** The colours that the tags of a workspace were given. */
export function useTagColors(workspace: number): ReadonlyMap<string, string> {
  const isPersonal = useWorkspace()?.is_personal === true;
  return useQuery({ ...tagsQuery(isPersonal ? null : workspace), select: colorsOf }).data ?? NONE;
}
