import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { exactCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

export interface Bar {
  label: string;
  count: number;
  query: string;
  icon?: ReactNode;
}

interface BarsProps {
  title: string;
  /** How deep in the page it stands. */
  level?: "h2" | "h3";
  bars: Bar[];
}

/** How many bars a chart begins with. */
const FIRST = 6;

/** A horizontal bar for each value, its name and number beside it: it is its own text. */
export function Bars({ title, level: Title = "h3", bars }: BarsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const w = useWorkspaceId();
  if (bars.length === 0) return null;
  const longest = Math.max(...bars.map(({ count }) => count), 1);
  const shown = isWhole ? bars : bars.slice(0, FIRST);
  const hidden = bars.length - shown.length;
  return (
    <section aria-label={title} className="min-w-0">
      <Title className="text-base font-semibold">{title}</Title>
      <ul className="mt-1.5">
        {shown.map(({ label, count, query, icon }) => (
          <li key={query}>
            <Link
              to={paths.library({ q: query, w })}
              className="group -mx-2 grid min-h-8 grid-cols-[minmax(0,9rem)_minmax(0,1fr)_auto] items-center gap-3 rounded-md px-2 text-sm hover:bg-hover"
            >
              <span className="flex min-w-0 items-center gap-2">
                {icon}
                <span className="truncate" title={label}>
                  {label}
                </span>
              </span>
              <span aria-hidden className="block h-2">
                <span
                  className="block h-full rounded-full bg-accent/75 transition-colors group-hover:bg-accent"
                  style={{ width: `${(count / longest) * 100}%`, minWidth: count > 0 ? 2 : 0 }}
                />
              </span>
              <span className="min-w-6 text-right text-muted tabular">{exactCount(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {(hidden > 0 || isWhole) && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
          className="mt-0.5 h-7 rounded-sm text-sm text-muted hover:text-ink"
        >
          {isWhole ? "Show fewer" : `${exactCount(hidden)} more`}
          <span className="sr-only">: {title}</span>
        </button>
      )}
    </section>
  );
}
