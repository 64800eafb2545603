import { Link } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { SemanticResult } from "@/lib/api/types";
import { STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { useSimilar } from "@/lib/similar/get-similar";

/** The records of the same workspace that are about the like, the nearest first. */
export function Similar({ id }: { id: number }) {
  const { data, error, refetch } = useSimilar(id);
  if (error !== null)
    return <Failure what="The similar models" error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (data.items.length === 0)
    return <p className="text-sm text-muted">Nothing else here is about the like.</p>;
  return (
    <>
      <ul aria-label="Similar models" className="-mx-2">
        {data.items.map((model) => (
          <Row key={model.id} model={model} />
        ))}
      </ul>
      {data.reason !== null && (
        <p className="mt-2 text-xs text-muted">By tags and type alone: {data.reason}.</p>
      )}
    </>
  );
}

function Row({ model }: { model: SemanticResult }) {
  return (
    <li>
      <Link
        to={paths.model(model.id)}
        className="group grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-2 py-1.5 hover:bg-hover"
      >
        <span className="min-w-0 leading-tight">
          <span className="block truncate text-sm font-semibold group-hover:underline">{model.name}</span>
          <span className="block truncate text-xs text-muted">
            {[model.developer, TYPE_LABELS[model.model_type]].filter((part) => part != null).join(" · ")}
          </span>
        </span>
        <span className="flex items-center gap-1.5 text-sm text-muted">
          <StatusIcon status={model.status} />
          {STATUS_LABELS[model.status]}
        </span>
      </Link>
    </li>
  );
}

function Waiting() {
  return (
    <>
      <Loading what="the similar models" />
      {Array.from({ length: 3 }, (_, index) => (
        <div key={index} className="flex h-11 items-center justify-between gap-6">
          <Skeleton className={index % 2 === 0 ? "w-40" : "w-32"} />
          <Skeleton className="w-16" />
        </div>
      ))}
    </>
  );
}
