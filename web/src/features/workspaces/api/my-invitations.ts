import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post, remove } from "@/lib/api/client";
import type { Invitation, List, Workspace } from "@/lib/api/types";
import { useRefreshWorkspaces } from "./workspaces";

const myInvitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: ({ signal }) => get<List<Invitation>>("/invitations", { signal }),
});

/** The invitations that name the user. */
export const useMyInvitations = () => useQuery(myInvitationsQuery);

function useRefresh() {
  const queryClient = useQueryClient();
  const refreshWorkspaces = useRefreshWorkspaces();
  return () => {
    void queryClient.invalidateQueries({ queryKey: myInvitationsQuery.queryKey });
    refreshWorkspaces();
  };
}

/** Accepts an invitation that names the user, by its id, or another by its code. */
export function useAccept() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (invitation: { id: number } | { code: string }) =>
      "id" in invitation
        ? post<Workspace>(`/invitations/${invitation.id}/accept`)
        : post<Workspace>("/invitations/accept", invitation),
    onSuccess: refresh,
  });
}

export function useDecline() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) => remove(`/invitations/${id}`),
    onSettled: refresh,
  });
}
