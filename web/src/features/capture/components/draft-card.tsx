import { Check, ExternalLink, X } from "lucide-react";
import { Link } from "react-router";
import { Rating } from "@/components/rating";
import { StatusMenu } from "@/components/status-menu";
import { Button, IconButton } from "@/components/ui/button";
import type { Draft } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { merged, type Edits } from "../reading/edits";
import type { Capture } from "../reading/use-capture";
import type { Saving } from "../reading/use-save";
import { DraftFacts } from "./draft-facts";
import { DraftField } from "./draft-field";
import { DraftName } from "./draft-name";
import { ProposeMissing } from "./propose-missing";

const FIELDS = [
  "developer",
  "model_type",
  "parameters",
  "license",
  "version",
  "tags",
  "source_links",
  "notes",
] as const;

interface DraftCardProps {
  candidate: string;
  source: string;
  draft: Draft;
  capture: Capture;
  workspace: number | null;
  saving: Saving | undefined;
  onSave: () => void;
}

/** A record that would be kept: everything of it can be changed before it is. */
export function DraftCard({ candidate, source, draft, capture, workspace, saving, onSave }: DraftCardProps) {
  const edits = capture.edits[candidate] ?? {};
  const fields = merged(draft, edits, capture.shared);
  const edit = (change: Edits) => capture.edit(candidate, draft, change);
  const isDuplicate = draft.duplicate_of != null && !capture.anyway.includes(candidate);
  const problem = saving?.kind === "failed" ? saving.problem : null;
  const isBusy = saving?.kind === "saving";

  return (
    // What is being saved is not written in meanwhile: it would be lost.
    <li inert={isBusy} className="flex min-w-0 flex-col rounded-lg border bg-surface p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <DraftName draft={draft} edits={edits} fields={fields} workspace={workspace} onEdit={edit} />
          {problem?.field("name") !== undefined && (
            <p role="alert" className="text-sm text-danger">
              {problem.field("name")?.message}
            </p>
          )}
          {draft.hub !== null && (
            <a
              href={`https://huggingface.co/${draft.hub.id}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex max-w-full items-center gap-1 rounded-sm text-sm text-muted hover:text-accent"
            >
              <span className="truncate">{draft.hub.id}</span>
              <ExternalLink aria-label="on the Hub, in a new tab" className="size-3 shrink-0" />
            </a>
          )}
        </div>
        <IconButton label={`Leave out ${fields.name}`} onClick={() => capture.toggleLeftOut(candidate)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <DraftFacts draft={draft} />
      <ProposeMissing source={source} draft={draft} workspace={workspace} />
      <dl className="mt-3 grow">
        {/* The Hub names no versions: one stands here where a language model read it. */}
        {FIELDS.filter((field) => field !== "version" || draft.draft.version != null).map((field) => (
          <DraftField
            key={field}
            field={field}
            draft={draft}
            edits={edits}
            fields={fields}
            workspace={workspace}
            error={problem?.field(field)?.message}
            onEdit={edit}
          />
        ))}
      </dl>
      {problem !== null && problem.fields.length === 0 && (
        <p role="alert" className="mt-2 text-sm text-danger">
          Not added. {problem.message}
        </p>
      )}
      <div className="mt-1 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 border-t pt-3 [&>:first-child]:-ml-1.5">
        <StatusMenu status={fields.status} of={fields.name} onChange={(status) => edit({ status })} />
        <Rating value={fields.rating ?? null} of={fields.name} onChange={(rating) => edit({ rating })} />
        <span className="ml-auto flex items-center gap-2">
          {saving?.kind === "saved" ? (
            <span className="flex items-center gap-1 text-sm text-accent">
              <Check aria-hidden className="size-4" /> Added
            </span>
          ) : isDuplicate ? null : (
            <Button
              size="small"
              isBusy={isBusy}
              aria-label={problem === null ? `Add ${fields.name}` : `Try again to add ${fields.name}`}
              onClick={onSave}
            >
              {problem === null ? "Add" : "Try again"}
            </Button>
          )}
        </span>
      </div>
      {draft.duplicate_of != null && (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
          <p className="grow">
            You have it already:{" "}
            <Link to={paths.model(draft.duplicate_of)} className="rounded-sm text-accent underline">
              your record
            </Link>
          </p>
          <Button size="small" onClick={() => capture.toggleAnyway(candidate)}>
            {isDuplicate ? "Save anyway" : "Do not save it twice"}
          </Button>
        </div>
      )}
    </li>
  );
}
