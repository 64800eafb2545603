import { Link } from "react-router";
import { Count } from "@/components/count";
import { StatusIcon } from "@/components/status-icon";
import type { SemanticResult } from "@/lib/api/types";
import { STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";

/** A record that was found by what it is about. */
export function CardByMeaning({ model }: { model: SemanticResult }) {
  const { name, developer, hub_id, model_type, parameters, license, status } = model;
  return (
    <li>
      <article className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b px-3 py-1.5 text-sm hover:bg-hover sm:px-4 md:grid-cols-[minmax(0,1fr)_9rem_9rem_6rem_7rem]">
        <span className="min-w-0 leading-tight">
          <Link
            to={paths.model(model.id)}
            data-model={model.id}
            className="block truncate font-semibold hover:underline"
          >
            {name}
          </Link>
          <span className="block truncate text-xs text-muted">
            {developer ?? hub_id ?? "\u00a0"}
            <span className="md:hidden"> · {TYPE_LABELS[model_type]}</span>
          </span>
        </span>
        <FoundBy model={model} />
        <span className="hidden truncate md:block">{TYPE_LABELS[model_type]}</span>
        <span className="hidden text-right md:block" title={license ?? undefined}>
          {parameters == null ? (
            <span className="text-faint">–</span>
          ) : (
            <Count of={parameters} unit="parameters" />
          )}
        </span>
        <span className="hidden items-center gap-1.5 md:flex">
          <StatusIcon status={status} />
          {STATUS_LABELS[status]}
        </span>
      </article>
    </li>
  );
}

/** Whether its words were found, its meaning, or both; on hover at which place. */
function FoundBy({ model: { text_rank, meaning_rank } }: { model: SemanticResult }) {
  const places = [
    meaning_rank !== null && `${meaning_rank}. by meaning`,
    text_rank !== null && `${text_rank}. by words`,
  ].filter((place) => place !== false);
  return (
    <span title={places.join(", ")} className="flex gap-1 text-xs">
      {meaning_rank !== null && (
        <span className="inline-flex h-5 items-center rounded-sm bg-accent-soft px-1.5 text-accent">
          Meaning
        </span>
      )}
      {text_rank !== null && (
        <span className="inline-flex h-5 items-center rounded-sm bg-sunken px-1.5 text-muted">Words</span>
      )}
    </span>
  );
}
