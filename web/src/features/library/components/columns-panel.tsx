import { ArrowDown, ArrowUp } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { COLUMN_BY_ID } from "../columns/columns";
import { moved } from "../columns/layout";
import type { ColumnLayout } from "../columns/use-layout";

/** Which columns are shown and in which order, by keyboard too. */
export default function ColumnsPanel({ columns }: { columns: ColumnLayout }) {
  const { layout, change, toggle, reset } = columns;
  const move = (id: string, to: number) => change({ order: moved(layout.order, id, to) });
  return (
    <>
      <ul>
        {layout.order.map((id, index) => {
          const title = COLUMN_BY_ID.get(id)?.title ?? id;
          return (
            <li key={id} className="flex h-8 items-center gap-1 pl-2">
              <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 text-sm">
                <Checkbox
                  checked={!layout.hidden.includes(id)}
                  disabled={id === "name"}
                  onChange={() => toggle(id)}
                />
                <span className="truncate">{title}</span>
              </label>
              <IconButton
                label={`Move ${title} up`}
                size="tiny"
                disabled={index === 0}
                onClick={() => move(id, index - 1)}
              >
                <ArrowUp aria-hidden className="size-3.5" />
              </IconButton>
              <IconButton
                label={`Move ${title} down`}
                size="tiny"
                disabled={index === layout.order.length - 1}
                onClick={() => move(id, index + 1)}
              >
                <ArrowDown aria-hidden className="size-3.5" />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <div className="mt-1 border-t pt-1">
        <Button look="quiet" size="small" onClick={reset}>
          As it was at first
        </Button>
      </div>
    </>
  );
}
