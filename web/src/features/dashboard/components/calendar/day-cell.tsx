import { memo } from "react";
import { Link } from "react-router";
import { cn } from "@/lib/class-names";
import { calendarDay, counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import type { Day } from "./layout";
import { LEVELS } from "./levels";

interface DayCellProps {
  day: Day;
  row: number;
  column: number;
  /** Whether Tab stops here. */
  isStop: boolean;
  onFocus: (date: string) => void;
}

/** A day as a square; one with something leads to what was changed then. */
export const DayCell = memo(function DayCell({ day, row, column, isStop, onFocus }: DayCellProps) {
  const { date, level, active } = day;
  const w = useWorkspaceId();
  const look = cn("block aspect-square w-full rounded-[3px]", LEVELS[level]);
  const label = active === null ? "" : `${counted(active.events, "change")} on ${calendarDay(date)}`;
  return (
    <div role="gridcell" style={{ gridRow: row, gridColumn: column }}>
      {active === null ? (
        <span className={look} />
      ) : (
        <Link
          to={paths.library({ q: active.query, w })}
          aria-label={label}
          title={label}
          data-date={date}
          tabIndex={isStop ? 0 : -1}
          onFocus={() => onFocus(date)}
          className={cn(look, "outline-offset-1 hover:ring-2 hover:ring-control")}
        />
      )}
    </div>
  );
});
