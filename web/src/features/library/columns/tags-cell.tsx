import { TagChip } from "@/components/tag-chip";
import type { CellProps } from "./columns";

/** As many as have room beside each other in a column of the usual width. */
const SHOWN = 2;

/** The tags, with the way to change them. */
export function TagsCell({ model, onOpen, colors }: CellProps) {
  const more = model.tags.length - SHOWN;
  return (
    <button
      type="button"
      disabled={onOpen === undefined}
      aria-haspopup="dialog"
      aria-label={`Tags of ${model.name}: ${model.tags.length === 0 ? "none" : model.tags.join(", ")}`}
      title={model.tags.join(", ")}
      onClick={(event) => onOpen?.("tags", model, event.currentTarget)}
      className="group -mx-1 flex h-8 w-full min-w-0 items-center gap-1 overflow-hidden rounded-md px-1 text-left hover:bg-hover"
    >
      {model.tags.slice(0, SHOWN).map((tag) => (
        <span key={tag} className="flex max-w-28 min-w-0">
          <TagChip name={tag} color={colors.get(tag)} />
        </span>
      ))}
      {more > 0 && <span className="shrink-0 text-xs text-muted">+{more}</span>}
      {onOpen !== undefined && model.tags.length === 0 && (
        <span className="text-xs text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
          Add tags
        </span>
      )}
    </button>
  );
}
