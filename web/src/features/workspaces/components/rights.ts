import type { Member, Role, Workspace } from "@/lib/api/types";
import { isAtLeast } from "@/lib/workspaces/workspaces";

/** What one may do in a workspace. */
export interface Rights {
  rename: boolean;
  /** Invite, give roles, take members out. */
  manage: boolean;
  leave: boolean;
  remove: boolean;
}

/** A personal workspace is its person's alone: it is neither shared nor left nor deleted. */
export function rightsIn({ role, is_personal: isPersonal }: Workspace): Rights {
  const isOwner = isAtLeast(role, "owner");
  return {
    rename: isOwner,
    manage: isOwner && !isPersonal,
    leave: !isPersonal,
    remove: isOwner && !isPersonal,
  };
}

/** Whether somebody is the only owner, who can neither leave nor give up the role. */
export function isLastOwner(members: readonly Member[], user: number): boolean {
  const owners = members.filter(({ role }) => role === "owner");
  return owners.length === 1 && owners[0]?.user_id === user;
}

/** What each role may do, in a sentence. */
export const ROLE_TEXTS: Record<Role, string> = {
  viewer: "Sees everything, changes nothing.",
  editor: "Adds, changes and deletes models.",
  owner: "Also decides on members, the name and the end of the workspace.",
};
