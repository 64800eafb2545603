import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { List, Member } from "@/lib/api/types";

/** Who shares a workspace, for the names of those who changed its records. */
export const membersQuery = (workspace: number) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "members"],
    queryFn: ({ signal }) => get<List<Member>>(`/workspaces/${workspace}/members`, { signal }),
    staleTime: 5 * 60_000,
  });
