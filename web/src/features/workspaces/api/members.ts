import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch, remove } from "@/lib/api/client";
import type { List, Member, Role } from "@/lib/api/types";
import { workspacesQuery } from "@/lib/workspaces/workspaces";
import { useRefreshWorkspaces } from "./workspaces";

const membersQuery = (workspace: number) =>
  queryOptions({
    queryKey: [...workspacesQuery.queryKey, workspace, "members"],
    queryFn: ({ signal }) => get<List<Member>>(`/workspaces/${workspace}/members`, { signal }),
  });

export const useMembers = (workspace: number) => useQuery(membersQuery(workspace));

interface RoleChange {
  member: number;
  role: Role;
}

/** Gives a member another role: shown at once, and taken back where the server refuses. */
export function useChangeRole(workspace: number) {
  const queryClient = useQueryClient();
  const refresh = useRefreshWorkspaces();
  const { queryKey } = membersQuery(workspace);
  return useMutation({
    mutationFn: ({ member, role }: RoleChange) =>
      patch<Member>(`/workspaces/${workspace}/members/${member}`, { role }),
    onMutate: async ({ member, role }) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(
        queryKey,
        (list) =>
          list && {
            ...list,
            items: list.items.map((each) => (each.user_id === member ? { ...each, role } : each)),
          },
      );
    },
    onSettled: refresh,
  });
}

/** Takes a member out, or leaves. */
export function useRemoveMember(workspace: number) {
  return useMutation({
    mutationFn: (member: number) => remove(`/workspaces/${workspace}/members/${member}`),
  });
}
