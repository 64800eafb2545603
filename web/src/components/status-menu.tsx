import { ChevronDown } from "lucide-react";
import { Menu, MenuChoice, MenuChoices, MenuContent, MenuTrigger } from "@/components/ui/menu";
import type { Status } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { STATUSES, STATUS_LABELS } from "@/lib/labels";
import { StatusIcon } from "./status-icon";

interface StatusMenuProps {
  status: Status;
  onChange: (status: Status) => void;
  /** Whose status it is, for those who hear the page. */
  of: string;
  isDisabled?: boolean;
  className?: string;
}

/** The status of a record, changed in place. */
export function StatusMenu({ status, onChange, of, isDisabled = false, className }: StatusMenuProps) {
  return (
    <Menu>
      <MenuTrigger
        disabled={isDisabled}
        aria-label={`Status of ${of}: ${STATUS_LABELS[status]}`}
        className={cn(
          "group flex h-7 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover",
          className,
        )}
      >
        <StatusIcon status={status} />
        {STATUS_LABELS[status]}
        {!isDisabled && (
          <ChevronDown
            aria-hidden
            className="size-3.5 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-data-[state=open]:opacity-100"
          />
        )}
      </MenuTrigger>
      <MenuContent>
        <StatusChoices status={status} onChange={onChange} />
      </MenuContent>
    </Menu>
  );
}

/** The five to choose from, inside any menu. */
export function StatusChoices({
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
