import { ChevronDown } from "lucide-react";
import { lazy } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import type { Status } from "@/lib/api/types";
import { STATUS_LABELS } from "@/lib/labels";
import { StatusIcon } from "./status-icon";

const StatusChoices = lazy(() => import("./status-choices"));

interface StatusMenuProps {
  status: Status;
  onChange: (status: Status) => void;
  /** Whose status it is, for those who hear the page. */
  of: string;
  isDisabled?: boolean;
}

/** The status of a record, changed in place. */
export function StatusMenu({ status, onChange, of, isDisabled = false }: StatusMenuProps) {
  return (
    <MenuButton
      label={`Status of ${of}: ${STATUS_LABELS[status]}`}
      isDisabled={isDisabled}
      items={<StatusChoices status={status} onChange={onChange} />}
      className="flex h-7 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover"
    >
      <StatusIcon status={status} />
      {STATUS_LABELS[status]}
      {!isDisabled && (
        <ChevronDown
          aria-hidden
          className="size-3.5 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-data-[state=open]:opacity-100"
        />
      )}
    </MenuButton>
  );
}
