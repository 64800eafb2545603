import { useVirtualizer } from "@tanstack/react-virtual";
import { lazy, Suspense, type CSSProperties, type RefObject } from "react";
import type { FoundModel } from "@/lib/api/types";
import type { CellProps } from "../columns/columns";
import type { ColumnLayout } from "../columns/use-layout";
import type { Sort } from "../query/edits";
import type { Selection } from "../selection";
import { useLoadAhead } from "../use-load-ahead";
import { TableRow } from "./table-row";

const TableHead = lazy(() => import("./table-head"));

export interface ListProps {
  models: readonly FoundModel[];
  total: number;
  scroll: RefObject<HTMLDivElement | null>;
  /** How far down it begins. */
  offset: number;
  selection: Selection;
  onEdit: CellProps["onEdit"];
  onOpen: CellProps["onOpen"];
  colors: CellProps["colors"];
  /** Asks for the next page, if there is one. */
  onMore: (() => void) | undefined;
}

interface TableProps extends ListProps {
  columns: ColumnLayout;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

/** The height of a row in pixels: two lines and air. */
const ROW = 48;

export function Table({
  models,
  total,
  scroll,
  offset,
  selection,
  onEdit,
  onOpen,
  colors,
  onMore,
  columns,
  sort,
  onSort,
}: TableProps) {
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: 8,
    initialOffset: offset,
    scrollPaddingStart: 36,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  useLoadAhead(items.at(-1)?.index ?? 0, models.length, onMore);

  const sizes = columns.shown.map(({ id, width }) =>
    id === "name" ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  const style = { "--library-columns": `40px ${sizes.join(" ")}` } as CSSProperties;
  const ids = columns.shown.map(({ id }) => id).join(" ");
  const isAllChosen = models.length > 0 && models.every(({ id }) => selection.has(id));
  return (
    <div role="table" aria-label="Models" aria-rowcount={total + 1} style={style} className="min-w-max">
      <Suspense fallback={<div className="h-9 border-b" />}>
        <TableHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          isAllChosen={isAllChosen}
          isSomeChosen={selection.count > 0}
          onChooseAll={() => (isAllChosen ? selection.clear() : selection.choose(models.map(({ id }) => id)))}
        />
      </Suspense>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const model = models[index];
          return model === undefined ? null : (
            <TableRow
              key={key}
              model={model}
              columns={ids}
              isChosen={selection.has(model.id)}
              position={index + 1}
              top={start}
              onEdit={onEdit}
              onOpen={onOpen}
              colors={colors}
              onToggle={selection.toggle}
            />
          );
        })}
      </div>
    </div>
  );
}
