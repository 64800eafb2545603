import { Link } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import type { AskedRecords } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";

interface RecordsProps {
  found: AskedRecords;
  title: string;
  /** The ids of those that the answer rests on. */
  cited: ReadonlySet<number>;
}

/** The records that may answer a question, the likeliest first. */
export function Records({ found: { records, reason }, title, cited }: RecordsProps) {
  return (
    <section aria-labelledby="looked-at">
      <h2 id="looked-at" className="text-sm font-semibold">
        {title}
      </h2>
      {reason !== null && <p className="mt-0.5 text-sm text-muted">Found by their words alone: {reason}.</p>}
      <ol className="-mx-2 mt-1.5">
        {records.map((record) => (
          <li key={record.id}>
            <Link
              to={paths.model(record.id)}
              className="group flex items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate text-sm font-semibold group-hover:underline">
                  {record.name}
                </span>
                <span className="block truncate text-xs text-muted">
                  {[record.developer, TYPE_LABELS[record.model_type]]
                    .filter((part) => part != null)
                    .join(" · ")}
                </span>
              </span>
              <span
                className={cn(
                  "shrink-0 text-xs",
                  cited.has(record.id) ? "font-semibold text-accent" : "sr-only",
                )}
              >
                {cited.has(record.id) && "In the answer"}
              </span>
              <StatusIcon status={record.status} />
              <span className="sr-only">{STATUS_LABELS[record.status]}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
