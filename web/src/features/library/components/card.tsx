import { memo } from "react";
import { Count } from "@/components/count";
import { TagChip } from "@/components/tag-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/class-names";
import type { FoundModel } from "@/lib/api/types";
import { TYPE_LABELS } from "@/lib/labels";
import type { CellProps } from "../columns/columns";
import { FavoriteCell } from "../columns/favorite-cell";
import { NameCell } from "../columns/name-cell";
import { StatusCell } from "../columns/status-cell";

interface CardProps {
  model: FoundModel;
  top: number;
  lane: number;
  lanes: number;
  isChosen: boolean;
  onEdit: CellProps["onEdit"];
  onOpen: CellProps["onOpen"];
  colors: CellProps["colors"];
  onToggle: (id: number, range: boolean) => void;
}

const SHOWN = 2;

export const Card = memo(function Card({
  model,
  top,
  lane,
  lanes,
  isChosen,
  onEdit,
  onOpen,
  colors,
  onToggle,
}: CardProps) {
  return (
    <li
      className="absolute h-35 px-1.5 pb-3"
      style={{
        transform: `translateY(${top}px)`,
        left: `calc(6px + ${lane} * (100% - 12px) / ${lanes})`,
        width: `calc((100% - 12px) / ${lanes})`,
      }}
    >
      <article
        className={cn(
          "flex h-full flex-col rounded-lg border px-3 py-2.5",
          isChosen ? "border-accent bg-selected" : "bg-surface hover:border-line-strong",
        )}
      >
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <NameCell model={model} onEdit={onEdit} onOpen={onOpen} colors={colors} />
          </div>
          <FavoriteCell model={model} onEdit={onEdit} onOpen={onOpen} colors={colors} />
          <span className="flex size-7 items-center justify-center">
            <Checkbox
              aria-label={`Choose ${model.name}`}
              checked={isChosen}
              onChange={() => undefined}
              onClick={(event) => onToggle(model.id, event.shiftKey)}
            />
          </span>
        </div>
        <p className="mt-1 truncate text-xs text-muted">
          {TYPE_LABELS[model.model_type]}
          {model.parameters != null && (
            <>
              {" · "}
              <Count of={model.parameters} unit="parameters" />
            </>
          )}
          {model.license != null && ` · ${model.license}`}
        </p>
        <div className="mt-auto flex items-center gap-1.5">
          <span className="-ml-1.5 shrink-0">
            <StatusCell model={model} onEdit={onEdit} onOpen={onOpen} colors={colors} />
          </span>
          <span className="flex min-w-0 flex-1 items-center justify-end gap-1 overflow-hidden">
            {model.tags.slice(0, SHOWN).map((tag) => (
              <span key={tag} className="flex max-w-28 min-w-0">
                <TagChip name={tag} color={colors.get(tag)} />
              </span>
            ))}
            {model.tags.length > SHOWN && (
              <span className="shrink-0 text-xs text-muted">+{model.tags.length - SHOWN}</span>
            )}
          </span>
        </div>
      </article>
    </li>
  );
});
