import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post, remove } from "@/lib/api/client";
import type { Invitation, IssuedInvitation, List, Role } from "@/lib/api/types";
import { workspacesQuery } from "@/lib/workspaces/workspaces";

const invitationsQuery = (workspace: number) =>
  queryOptions({
    queryKey: [...workspacesQuery.queryKey, workspace, "invitations"],
    queryFn: ({ signal }) => get<List<Invitation>>(`/workspaces/${workspace}/invitations`, { signal }),
  });

/** The invitations that nobody has taken yet; for owners. */
export const useInvitations = (workspace: number) => useQuery(invitationsQuery(workspace));

export interface NewInvitation {
  /** An email address or a username. */
  login: string;
  role: Role;
}

export function useInvite(workspace: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitation: NewInvitation) =>
      post<IssuedInvitation>(`/workspaces/${workspace}/invitations`, invitation),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(workspace).queryKey }),
  });
}

export function useWithdraw(workspace: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => remove(`/workspaces/${workspace}/invitations/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(workspace).queryKey }),
  });
}
