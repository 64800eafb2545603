import { useId, useState } from "react";
import { Link } from "react-router";
import { StatusIcon } from "@/components/status-icon";
import { TagChip } from "@/components/tag-chip";
import { Age } from "@/components/time";
import { Button, LinkButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { messageOf } from "@/lib/api/problem";
import type { DuplicateGroup, ModelItem } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/format";
import { STATUS_LABELS } from "@/lib/labels";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useMerge } from "../api/merge-models";
import { fullest } from "../fullest";

const REASONS: Record<DuplicateGroup["reason"], string> = {
  hub_id: "The same id on the Hub",
  canonical_id: "One id is a former name of the other on the Hub",
  name: "The same name and developer, but for case and punctuation",
};

/** Records that seem to be one: which of them stays, and which become part of it. */
export function Group({ group, canMerge }: { group: DuplicateGroup; canMerge: boolean }) {
  const name = useId();
  const [kept, setKept] = useState(() => fullest(group.models));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const merge = useMerge();
  const into = group.models.find(({ id }) => id === kept) ?? group.models[0];
  const from = group.models.filter(({ id }) => id !== into?.id && !left.has(id));
  if (into === undefined) return null;

  const submit = () => {
    setIsAsking(false);
    merge.mutate(
      { into: into.id, from: from.map(({ id }) => id) },
      {
        onSuccess: () =>
          notify.done(
            `${counted(from.length, "record")} merged into ${into.name}; the rest of it is in the trash`,
          ),
      },
    );
  };
  const leave = (id: number, isLeft: boolean) => {
    const next = new Set(left);
    if (isLeft) next.add(id);
    else next.delete(id);
    setLeft(next);
  };

  return (
    <section aria-labelledby={name} className="border-t py-5 first:border-t-0 first:pt-0">
      <h2 id={name} className="text-base font-semibold wrap-anywhere">
        {into.name}
      </h2>
      <p className="text-sm text-muted">{REASONS[group.reason]}</p>
      <ul className="mt-2">
        {group.models.map((model) => (
          <li key={model.id} className="border-b py-2 last:border-b-0">
            <Candidate
              model={model}
              group={name}
              isKept={model.id === into.id}
              isMerged={!left.has(model.id)}
              canMerge={canMerge}
              onKeep={() => setKept(model.id)}
              onMergedChange={(isMerged) => leave(model.id, !isMerged)}
            />
          </li>
        ))}
      </ul>
      {merge.error !== null && (
        <Notice look="danger" className="mt-2">
          {messageOf(merge.error)}
        </Notice>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {canMerge && (
          <Button onClick={() => setIsAsking(true)} disabled={from.length === 0} isBusy={merge.isPending}>
            {from.length === 0 ? "Nothing to merge" : `Merge ${from.length + 1} into one`}
          </Button>
        )}
        <LinkButton look="quiet" to={paths.compare(group.models.slice(0, 8).map(({ id }) => id))}>
          Compare them
        </LinkButton>
      </div>
      <Confirm
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Merge ${from.length + 1} records into one?`}
        action="Merge"
        onConfirm={submit}
      >
        What the others say is added to {into.name}, and they go to the trash. There is no undo for this.
      </Confirm>
    </section>
  );
}

interface CandidateProps {
  model: ModelItem;
  group: string;
  isKept: boolean;
  isMerged: boolean;
  canMerge: boolean;
  onKeep: () => void;
  onMergedChange: (isMerged: boolean) => void;
}

function Candidate({ model, group, isKept, isMerged, canMerge, onKeep, onMergedChange }: CandidateProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to={paths.model(model.id)}
            className="rounded-sm wrap-anywhere underline-offset-2 hover:underline"
          >
            {model.name}
          </Link>
          <span className="text-sm wrap-anywhere text-muted">
            {model.hub_id ?? model.developer ?? "by hand"}
          </span>
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span className="inline-flex items-center gap-1.5">
            <StatusIcon status={model.status} />
            {STATUS_LABELS[model.status]}
          </span>
          {model.rating != null && <span>{model.rating} of 5</span>}
          <span>
            added <Age of={model.created_at} />
          </span>
          {model.tags.slice(0, 4).map((tag) => (
            <TagChip key={tag} name={tag} />
          ))}
        </p>
      </div>
      {canMerge && (
        <div className="flex items-center gap-4 text-sm">
          <label className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name={group}
              checked={isKept}
              onChange={onKeep}
              className="size-4 accent-(--accent)"
              aria-label={`Keep ${model.name}, number ${model.id}`}
            />
            Keep
          </label>
          <label htmlFor={id} className={cn("flex min-h-8 items-center gap-2", isKept && "invisible")}>
            <Checkbox
              id={id}
              checked={isMerged}
              disabled={isKept}
              onChange={(event) => onMergedChange(event.target.checked)}
              aria-label={`Merge ${model.name}, number ${model.id}`}
            />
            Merge
          </label>
        </div>
      )}
    </div>
  );
}
