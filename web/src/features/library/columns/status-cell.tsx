import { StatusIcon } from "@/components/status-icon";
import { STATUS_LABELS } from "@/lib/labels";
import type { CellProps } from "./columns";

/** The status, with the way to change it. */
export function StatusCell({ model, onOpen }: CellProps) {
  return (
    <button
      type="button"
      disabled={onOpen === undefined}
      aria-haspopup="menu"
      aria-label={`Status of ${model.name}: ${STATUS_LABELS[model.status]}`}
      onClick={(event) => onOpen?.("status", model, event.currentTarget)}
      className="flex h-7 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover"
    >
      <StatusIcon status={model.status} />
      {STATUS_LABELS[model.status]}
    </button>
  );
}
