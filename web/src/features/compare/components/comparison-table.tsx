import { ArrowDown, ArrowUp } from "lucide-react";
import type { Comparison, ComparisonRow } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { CellText, directionWords } from "./cell-text";
import { FIRST } from "./first-column";
import { TableHead } from "./table-head";

const DIFFERS = "bg-[color-mix(in_oklch,var(--accent-soft)_38%,var(--canvas))]";

interface ComparisonTableProps {
  comparison: Comparison;
  /** Whether to leave out the rows in which all are alike. */
  isShort: boolean;
  onRemove: (id: number) => void;
}

/** Models beside each other, a fact in each line. */
export function ComparisonTable({ comparison, isShort, onRemove }: ComparisonTableProps) {
  const { models, groups } = comparison;
  return (
    <div
      role="region"
      aria-label="Comparison"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
      tabIndex={0}
      className="relative max-h-[calc(100dvh-5rem)] quiet-scroll overflow-auto"
    >
      <table className="border-separate border-spacing-0 text-sm">
        <TableHead models={models} onRemove={onRemove} />
        {groups.map(({ name, label, rows }) => {
          const shown = rows.filter(({ differs }) => differs || !isShort);
          if (shown.length === 0) return null;
          return (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" className={cn(FIRST, "z-10 border-b bg-canvas pt-5 pb-1 font-semibold")}>
                  {label}
                </th>
                <td colSpan={models.length} className="border-b" />
              </tr>
              {shown.map((row) => (
                <Row key={row.key} row={row} ids={models.map(({ id }) => id)} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Row({ row, ids }: { row: ComparisonRow; ids: readonly number[] }) {
  const { label, direction, differs, cells } = row;
  const Arrow = direction === "lower" ? ArrowDown : ArrowUp;
  const ground = differs ? DIFFERS : "bg-canvas";
  return (
    <tr data-fact={row.key}>
      <th scope="row" className={cn(FIRST, "z-10 border-b py-1.5 pl-2 text-muted", ground)}>
        <span className="flex items-baseline gap-1.5">
          <span className="mr-auto min-w-0 wrap-anywhere">{label}</span>
          {direction !== null && (
            <span title={directionWords(direction)} className="self-center text-faint">
              <Arrow aria-hidden className="size-3" />
              <span className="sr-only">({directionWords(direction)})</span>
            </span>
          )}
          {differs && <Differs />}
        </span>
      </th>
      {cells.map((cell, at) => (
        <td
          key={ids[at]}
          className={cn("border-b px-3 py-1.5 align-top wrap-anywhere tabular", differs && DIFFERS)}
        >
          <CellText cell={cell} direction={direction} />
        </td>
      ))}
    </tr>
  );
}

/** The sign of a line in which the models are not alike. */
export function Differs() {
  return (
    <span className="text-accent" title="They differ in this">
      <span aria-hidden>≠</span>
      <span className="sr-only">(differs)</span>
    </span>
  );
}
