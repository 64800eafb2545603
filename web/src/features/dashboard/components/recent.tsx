import { Link } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import { Age } from "@/components/time";
import type { ModelItem } from "@/lib/api/types";
import { STATUS_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

/** What was changed last: where one goes on. */
export function Recent({ models }: { models: ModelItem[] }) {
  const w = useWorkspaceId();
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="text-base font-semibold">
        Changed last
      </h2>
      <ul className="mt-1">
        {models.map(({ id, name, status, updated_at: at }) => (
          <li key={id} className="border-t first:border-t-0">
            <Link
              to={paths.model(id)}
              className="-mx-2 flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
            >
              <StatusIcon status={status} />
              <span className="sr-only">{STATUS_LABELS[status]}: </span>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <Age of={at} className="shrink-0 text-xs text-muted" />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        to={paths.library({ q: "sort:-updated", w })}
        className="mt-1 inline-flex h-7 items-center rounded-sm text-sm text-accent underline-offset-2 hover:underline"
      >
        Show all
      </Link>
    </section>
  );
}
