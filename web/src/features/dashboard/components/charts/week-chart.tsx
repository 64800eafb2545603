import { Link } from "react-router";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Rectangle,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
  type TooltipContentProps,
} from "recharts";
import { calendarDay, counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { ticksUpTo } from "./ticks";
import type { WeekMark } from "./weeks";

interface WeekChartProps {
  unit: string;
  marks: WeekMark[];
}

const tick = { fill: "var(--muted)", fontSize: 12 };
const monthName = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });

/** A bar a week, each a link. It is for the eye and the pointer: the table below says the same to all others. */
export default function WeekChart({ unit, marks }: WeekChartProps) {
  const most = Math.max(...marks.map(({ count }) => count), 1);
  const ticks = ticksUpTo(most);
  return (
    <div aria-hidden className="h-full">
      <BarChart
        responsive
        accessibilityLayer={false}
        data={marks}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        style={{ width: "100%", height: "100%" }}
        className="[&_*]:outline-none"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="start"
          ticks={monthStarts(marks)}
          tickFormatter={(start: string) => monthName.format(new Date(`${start}T00:00:00Z`))}
          interval="equidistantPreserveStart"
          minTickGap={12}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          tickMargin={6}
        />
        <YAxis
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 1]}
          width={32}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          content={(shown) => <Said shown={shown} unit={unit} />}
          cursor={{ fill: "var(--line)", stroke: "none" }}
        />
        <Bar
          dataKey="count"
          shape={(bar: BarShapeProps) => <Mark {...bar} />}
          isAnimationActive={false}
          maxBarSize={14}
        />
      </BarChart>
    </div>
  );
}

/** A bar, pressed anywhere in its column: one of a single record is low. */
function Mark({ x, y, width, height, background, payload }: BarShapeProps) {
  const { count, query } = payload as WeekMark;
  const w = useWorkspaceId();
  if (count === 0) return null;
  return (
    <Link to={paths.library({ q: query, w })} tabIndex={-1}>
      <rect
        x={x}
        y={background?.y ?? y}
        width={width}
        height={background?.height ?? height}
        fill="transparent"
      />
      <Rectangle x={x} y={y} width={width} height={height} radius={[2, 2, 0, 0]} fill="var(--accent)" />
    </Link>
  );
}

/** The first week that begins in each month. */
function monthStarts(marks: WeekMark[]): string[] {
  return marks
    .map(({ start }) => start)
    .filter((start, index, all) => index > 0 && start.slice(0, 7) !== all[index - 1]?.slice(0, 7));
}

function Said({ shown, unit }: { shown: TooltipContentProps; unit: string }) {
  const mark = shown.payload[0]?.payload as WeekMark | undefined;
  if (!shown.active || mark === undefined) return null;
  return (
    <div className="rounded-md border bg-raised px-2.5 py-1.5 text-sm shadow-raised">
      <p className="font-semibold tabular">{counted(mark.count, unit)}</p>
      <p className="text-muted">Week of {calendarDay(mark.start)}</p>
    </div>
  );
}
