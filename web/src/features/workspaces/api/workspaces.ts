import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch, post, remove } from "@/lib/api/client";
import type { Workspace } from "@/lib/api/types";
import { workspacesQuery } from "@/lib/workspaces/workspaces";

const workspaceQuery = (id: number) =>
  queryOptions({
    queryKey: [...workspacesQuery.queryKey, id],
    queryFn: ({ signal }) => get<Workspace>(`/workspaces/${id}`, { signal }),
  });

export const useWorkspaceOf = (id: number) => useQuery(workspaceQuery(id));

/**
 * Fetches all that shows workspaces again: the list is in the bar of every page too. Nobody waits for it: what asked
 * may be gone by then, and what it still has to say with it.
 */
export function useRefreshWorkspaces() {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: workspacesQuery.queryKey });
}

export function useCreateWorkspace() {
  const refresh = useRefreshWorkspaces();
  return useMutation({
    mutationFn: (name: string) => post<Workspace>("/workspaces", { name }),
    onSuccess: refresh,
  });
}

export function useRenameWorkspace(id: number) {
  const refresh = useRefreshWorkspaces();
  return useMutation({
    mutationFn: (name: string) => patch<Workspace>(`/workspaces/${id}`, { name }),
    onSuccess: refresh,
  });
}

/** Deletes a workspace; with its models only where that is asked for. */
export function useDeleteWorkspace(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ withModels }: { withModels: boolean }) =>
      remove(`/workspaces/${id}`, { params: { cascade: withModels || undefined } }),
    // The page of what is gone is not asked for again.
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: workspacesQuery.queryKey, exact: true }),
  });
}
