import { ArrowDown, ArrowUp } from "lucide-react";
import type { DragEvent, ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/class-names";
import { COLUMN_BY_ID } from "../columns/columns";
import { moved } from "../columns/layout";
import { useHead } from "../columns/use-head";
import { NARROWEST, WIDEST, type ColumnLayout } from "../columns/use-layout";
import type { Sort } from "../query/edits";

interface TableHeadProps {
  columns: ColumnLayout;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  isAllChosen: boolean;
  isSomeChosen: boolean;
  onChooseAll: () => void;
}

/** The titles: pressed they sort, dragged they change places, and at their right edge they are drawn wider. */
export default function TableHead({
  columns,
  sort,
  onSort,
  isAllChosen,
  isSomeChosen,
  onChooseAll,
}: TableHeadProps) {
  const { layout, change, widen } = columns;
  const headers = useHead(columns);
  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault();
    const id = event.dataTransfer.getData("text/column");
    if (id !== "" && id !== onto)
      change({ order: moved(layout.order, id, layout.order.filter((other) => other !== id).indexOf(onto)) });
  };
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-canvas">
      <div role="row" aria-rowindex={1} className="library-row h-9 text-xs text-muted">
        <div role="columnheader" className="flex items-center justify-center">
          <Checkbox
            aria-label="Choose all that are listed"
            checked={isAllChosen}
            isMixed={isSomeChosen && !isAllChosen}
            onChange={onChooseAll}
          />
        </div>
        {headers.map((header) => {
          const id = header.column.id;
          const column = COLUMN_BY_ID.get(id);
          if (column === undefined) return null;
          const isSorted =
            sort !== null &&
            column.sort?.field === sort.field &&
            (id !== "status" || layout.hidden.includes("since"));
          return (
            // By keyboard it is moved in the list of columns.
            // eslint-disable-next-line jsx-a11y/interactive-supports-focus
            <div
              key={id}
              role="columnheader"
              aria-sort={isSorted ? (sort.isDescending ? "descending" : "ascending") : undefined}
              draggable
              onDragStart={(event) => event.dataTransfer.setData("text/column", id)}
              onDragOver={(event) =>
                event.dataTransfer.types.includes("text/column") && event.preventDefault()
              }
              onDrop={(event) => drop(event, id)}
              className={cn("relative flex min-w-0 items-center", column.isNumeric === true && "justify-end")}
            >
              <Title column={column} isSorted={isSorted} sort={sort} onSort={onSort} />
              {header.column.getCanResize() && (
                <Handle
                  title={column.title}
                  width={header.getSize()}
                  onGrab={header.getResizeHandler()}
                  onWiden={(width) => widen(id, width)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface TitleProps {
  column: NonNullable<ReturnType<typeof COLUMN_BY_ID.get>>;
  isSorted: boolean;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

function Title({ column, isSorted, sort, onSort }: TitleProps): ReactNode {
  const by = column.sort;
  if (column.id === "favorite") return <span className="sr-only">{column.title}</span>;
  if (by === undefined) return <span className="truncate px-2">{column.title}</span>;
  const isFirst = sort?.isDescending === by.isDescendingFirst;
  const press = () => {
    // First, the other way round, and then as it was without.
    if (!isSorted) onSort({ field: by.field, isDescending: by.isDescendingFirst });
    else if (isFirst) onSort({ field: by.field, isDescending: !by.isDescendingFirst });
    else onSort(null);
  };
  const Arrow = sort?.isDescending === true ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={press}
      className={cn(
        "flex h-7 min-w-0 items-center gap-1 rounded-sm px-2 hover:text-ink",
        isSorted && "text-ink",
      )}
    >
      <span className="truncate">{column.title}</span>
      {isSorted && <Arrow aria-hidden className="size-3 shrink-0" />}
    </button>
  );
}

interface HandleProps {
  title: string;
  width: number;
  onGrab: (event: unknown) => void;
  onWiden: (width: number) => void;
}

/** The right edge of a title: it is dragged, or moved with the arrow keys. */
function Handle({ title, width, onGrab, onWiden }: HandleProps) {
  return (
    // A separator that can be moved is a control: it has the focus and a value.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onMouseDown={onGrab}
      onTouchStart={onGrab}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") onWiden(width - 16);
        else if (event.key === "ArrowRight") onWiden(width + 16);
        else return;
        event.preventDefault();
      }}
      className="absolute inset-y-1 -right-1 z-10 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:left-[3px] after:w-px hover:after:bg-line-strong focus-visible:after:bg-accent"
    />
  );
}
