import { ChevronDown } from "lucide-react";
import { lazy } from "react";
import { Avatar } from "@/components/avatar";
import { Button } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import type { Member, Role } from "@/lib/api/types";
import { ROLE_LABELS } from "@/lib/labels";
import { ROLE_TEXTS } from "./rights";

const RoleChoices = lazy(() => import("./role-choices"));

interface MemberLineProps {
  member: Member;
  isMe: boolean;
  /** The only owner stays one. */
  isFixed: boolean;
  canManage: boolean;
  onRole: (role: Role) => void;
  onRemove: () => void;
}

/** A member and their role; for owners with the ways to change both. */
export function MemberLine({ member, isMe, isFixed, canManage, onRole, onRemove }: MemberLineProps) {
  const { username, role } = member;
  return (
    <li className="flex min-h-12 items-center gap-3 border-t py-1.5 first:border-t-0">
      <Avatar name={username} />
      <span className="min-w-0 flex-1 truncate">
        {username}
        {isMe && <span className="text-muted"> (you)</span>}
      </span>
      {canManage && !isFixed ? (
        <MenuButton
          label={`Role of ${username}: ${ROLE_LABELS[role]}`}
          items={<RoleChoices role={role} onChange={onRole} />}
          align="end"
          panelClassName="w-64"
          className="flex h-8 items-center gap-1 rounded-md px-2 text-sm hover:bg-hover"
        >
          {ROLE_LABELS[role]}
          <ChevronDown aria-hidden className="size-3.5 text-faint" />
        </MenuButton>
      ) : (
        <span
          className="px-2 text-sm text-muted"
          title={isFixed ? "A workspace needs an owner" : ROLE_TEXTS[role]}
        >
          {ROLE_LABELS[role]}
        </span>
      )}
      {canManage && !isMe && (
        <Button size="small" onClick={onRemove} aria-label={`Remove ${username}`}>
          Remove
        </Button>
      )}
    </li>
  );
}
