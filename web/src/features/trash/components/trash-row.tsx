import { RotateCcw, Trash2 } from "lucide-react";
import { useId } from "react";
import { Link } from "react-router";
import { Age } from "@/components/time";
import { Button, IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { ModelItem } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { daysLeft } from "./days-left";

interface TrashRowProps {
  model: ModelItem;
  trashDays: number;
  mayRestore: boolean;
  mayPurge: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onRestore: () => void;
  onPurge: () => void;
}

/** A deleted record: since when, how long it can be brought back, and the ways there and away. */
export function TrashRow(props: TrashRowProps) {
  const { model, trashDays, mayRestore, mayPurge, isChosen, onChoose, onRestore, onPurge } = props;
  const { name, developer, deleted_at: deletedAt } = model;
  const id = useId();
  const left = deletedAt == null ? trashDays : daysLeft(deletedAt, trashDays);
  return (
    <li className="flex min-h-14 items-center gap-2 border-t py-1.5">
      {mayRestore && (
        <label htmlFor={id} className="-ml-2 flex size-8 shrink-0 items-center justify-center">
          <Checkbox id={id} aria-label={`Choose ${name}`} checked={isChosen} onChange={onChoose} />
        </label>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-2">
          <Link to={paths.model(model.id)} className="truncate rounded-sm hover:text-accent">
            {name}
          </Link>
          {developer != null && <span className="hidden truncate text-muted sm:inline">{developer}</span>}
        </p>
        <p className="text-sm text-muted tabular">
          {deletedAt != null && (
            <>
              Deleted <Age of={deletedAt} /> ·{" "}
            </>
          )}
          <span className={cn(left <= 3 && "text-warn")}>
            {left === 0 ? "gone any time now" : `${counted(left, "day")} left`}
          </span>
        </p>
      </div>
      {mayRestore && (
        <Button size="small" onClick={onRestore} aria-label={`Restore ${name}`}>
          <RotateCcw aria-hidden className="size-3.5" />
          Restore
        </Button>
      )}
      {mayPurge && (
        <IconButton label={`Delete ${name} forever`} onClick={onPurge}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      )}
    </li>
  );
}
