import { Avatar } from "@/components/avatar";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import type { Member, Role } from "@/lib/api/types";
import { ROLE_LABELS } from "@/lib/labels";
import { ROLE_TEXTS } from "./rights";

const ROLES: readonly Role[] = ["viewer", "editor", "owner"];

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
        <Select
          aria-label={`Role of ${username}`}
          value={role}
          title={ROLE_TEXTS[role]}
          onChange={(event) => onRole(event.target.value as Role)}
          className="max-w-28 shrink-0"
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_LABELS[each]}
            </option>
          ))}
        </Select>
      ) : (
        <span className="text-muted" title={isFixed ? "A workspace needs an owner" : ROLE_TEXTS[role]}>
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
