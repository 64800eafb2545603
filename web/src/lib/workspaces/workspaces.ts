import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { get } from "@/lib/api/client";
import type { List, Role, Workspace } from "@/lib/api/types";

export const workspacesQuery = queryOptions({
  queryKey: ["workspaces"],
  queryFn: ({ signal }) => get<List<Workspace>>("/workspaces", { signal }),
  staleTime: 60_000,
});

export function useWorkspaces(): Workspace[] {
  return useQuery(workspacesQuery).data?.items ?? [];
}

/** The workspace that the address names (`?w=`); null is the user's own. */
export function useWorkspaceId(): number | null {
  const [params] = useSearchParams();
  const id = Number(params.get("w"));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

/** The workspace that the address names, once the list of them is there. */
export function useWorkspace(): Workspace | undefined {
  const id = useWorkspaceId();
  return useWorkspaces().find((workspace) => (id === null ? workspace.is_personal : workspace.id === id));
}

const RANK: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 };

/** Whether a role may do what another one may. Until the role is known, nothing is offered. */
export function isAtLeast(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && RANK[role] >= RANK[needed];
}
