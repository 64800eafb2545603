import { MenuChoice, MenuChoices } from "@/components/ui/menu-items";
import type { Status } from "@/lib/api/types";
import { STATUSES, STATUS_LABELS } from "@/lib/labels";
import { StatusIcon } from "./status-icon";

/** The five to choose from, inside any menu. */
export default function StatusChoices({
  status,
  onChange,
}: {
  status: Status | undefined;
  onChange: (status: Status) => void;
}) {
  return (
    <MenuChoices value={status ?? ""} onValueChange={(value) => onChange(value as Status)}>
      {STATUSES.map((each) => (
        <MenuChoice key={each} value={each}>
          <StatusIcon status={each} />
          {STATUS_LABELS[each]}
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}
