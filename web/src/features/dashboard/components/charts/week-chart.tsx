import { useNavigate } from "react-router";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis, type TooltipContentProps } from "recharts";
import { calendarDay, counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { ticksUpTo } from "./ticks";
import type { WeekMark } from "./weeks";

interface WeekChartProps {
  title: string;
  unit: string;
  marks: WeekMark[];
}

const tick = { fill: "var(--muted)", fontSize: 12 };
const monthName = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });

/** A bar a week. Its whole column is pressed, not the bar alone: a bar of one is low. The table beside it is for the keyboard. */
export default function WeekChart({ title, unit, marks }: WeekChartProps) {
  const navigate = useNavigate();
  const w = useWorkspaceId();
  const most = Math.max(...marks.map(({ count }) => count), 1);
  const ticks = ticksUpTo(most);
  return (
    <div
      role="img"
      aria-label={`${title} per week over a year, up to ${counted(most, unit)} in one`}
      className="h-full"
    >
      <BarChart
        responsive
        accessibilityLayer={false}
        data={marks}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        style={{ width: "100%", height: "100%" }}
        onClick={({ activeLabel }) => {
          const mark = marks.find(({ start }) => start === activeLabel);
          if (mark !== undefined && mark.count > 0) void navigate(paths.library({ q: mark.query, w }));
        }}
        className="[&_*]:outline-none [&_svg]:cursor-pointer"
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
          fill="var(--accent)"
          radius={[2, 2, 0, 0]}
          isAnimationActive={false}
          maxBarSize={14}
        />
      </BarChart>
    </div>
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
