import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/class-names";
import type { FoundModel } from "@/lib/api/types";
import { COLUMN_BY_ID, type CellProps } from "../columns/columns";

interface TableRowProps {
  model: FoundModel;
  /** The visible columns, joined: a string is compared faster than a list. */
  columns: string;
  isChosen: boolean;
  /** Where it stands among all that the query finds, from 1. */
  position: number;
  top: number;
  onEdit: CellProps["onEdit"];
  onOpen: CellProps["onOpen"];
  colors: CellProps["colors"];
  onToggle: (id: number, range: boolean) => void;
}

/** One record. It is drawn again only when something of it changes, however fast the list is scrolled. */
export const TableRow = memo(function TableRow({
  model,
  columns,
  isChosen,
  position,
  top,
  onEdit,
  onOpen,
  colors,
  onToggle,
}: TableRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      aria-selected={isChosen}
      className={cn(
        "absolute inset-x-0 library-row h-12 border-b text-sm",
        isChosen ? "bg-selected" : "hover:bg-hover",
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="cell" className="flex h-full items-center justify-center">
        <Checkbox
          aria-label={`Choose ${model.name}`}
          checked={isChosen}
          onChange={() => undefined}
          onClick={(event) => onToggle(model.id, event.shiftKey)}
        />
      </div>
      {columns.split(" ").map((id) => {
        const column = COLUMN_BY_ID.get(id);
        if (column === undefined) return null;
        return (
          <div
            key={id}
            role="cell"
            className={cn(
              "min-w-0 truncate px-2",
              column.isNumeric === true && "text-right",
              id === "favorite" && "px-0.5",
              id === "status" && "pl-0.5",
            )}
          >
            <column.Cell model={model} onEdit={onEdit} onOpen={onOpen} colors={colors} />
          </div>
        );
      })}
    </div>
  );
});
