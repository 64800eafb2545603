import { MenuChoice, MenuChoices } from "@/components/ui/menu-items";
import type { Role } from "@/lib/api/types";
import { ROLE_LABELS } from "@/lib/labels";
import { ROLE_TEXTS } from "./rights";

const ROLES: readonly Role[] = ["viewer", "editor", "owner"];

/** The three to choose from, each with what it means. */
export default function RoleChoices({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <MenuChoices value={role} onValueChange={(value) => value !== role && onChange(value as Role)}>
      {ROLES.map((each) => (
        <MenuChoice key={each} value={each}>
          <span>
            {ROLE_LABELS[each]}
            <span className="block text-muted">{ROLE_TEXTS[each]}</span>
          </span>
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}
