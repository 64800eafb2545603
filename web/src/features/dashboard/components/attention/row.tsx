import { ArrowUpRight } from "lucide-react";
import { Link } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import { Button, buttonClass, LinkButton } from "@/components/ui/button";
import type { ModelItem } from "@/lib/api/types";
import { hubAddress } from "@/lib/models/hub-address";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { STATUS_LABELS } from "@/lib/labels";
import { useFix } from "../../api/use-fix";
import { focusBeside } from "./focus-beside";
import { FIX_LABELS, KINDS } from "./kinds";
import type { Kind } from "./queue";

interface RowProps {
  kind: Kind;
  model: ModelItem;
  mayEdit: boolean;
}

/** A record of the queue, with what can be done about it. */
export function Row({ kind, model, mayEdit }: RowProps) {
  const { id, name, developer, status } = model;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-1.5">
      <Link
        to={paths.model(id)}
        className="flex min-h-7 min-w-0 flex-1 basis-52 items-center gap-2 rounded-sm text-sm underline-offset-2 hover:underline"
      >
        <StatusIcon status={status} />
        <span className="sr-only">{STATUS_LABELS[status]}: </span>
        <span className="truncate">{name}</span>
        {developer != null && <span className="min-w-0 truncate text-muted">{developer}</span>}
      </Link>
      <span className="flex flex-wrap gap-1.5 empty:hidden max-sm:pl-6">
        {kind === "gated" && model.hub_id != null && <Terms name={name} hubId={model.hub_id} />}
        {mayEdit && <Fixes kind={kind} model={model} />}
      </span>
    </li>
  );
}

function Fixes({ kind, model }: { kind: Kind; model: ModelItem }) {
  const { mutate, isPending } = useFix(useWorkspaceId());
  // The Hub cannot help with what is not there.
  if (kind === "incomplete" && model.hub_id == null) {
    return (
      <LinkButton
        to={paths.model(model.id)}
        state={{ edit: true }}
        size="small"
        aria-label={`Fill in the facts of ${model.name}`}
      >
        Fill in
      </LinkButton>
    );
  }
  return KINDS[kind].fixes.map((fix) => (
    <Button
      key={fix}
      size="small"
      isBusy={isPending}
      aria-label={`${FIX_LABELS[fix]}: ${model.name}`}
      onClick={(event) => {
        // A refresh leaves the record where it is until it is known what came of it.
        if (fix !== "refresh") focusBeside(event.currentTarget);
        mutate({ kind, fix, model });
      }}
    >
      {FIX_LABELS[fix]}
    </Button>
  ));
}

function Terms({ name, hubId }: { name: string; hubId: string }) {
  return (
    <a
      href={hubAddress(hubId)}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`Read the terms of ${name} (opens a new tab)`}
      className={buttonClass({ size: "small" })}
    >
      Read the terms
      <ArrowUpRight aria-hidden className="size-3.5" />
    </a>
  );
}
