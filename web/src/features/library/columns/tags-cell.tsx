import { Plus } from "lucide-react";
import { lazy } from "react";
import { TagChip } from "@/components/tag-chip";
import { PopoverButton } from "@/components/ui/popover-button";
import { useTagColors } from "../api/tag-colors";
import type { CellProps } from "./columns";

const EditTags = lazy(() => import("../components/edit-tags"));

/** As many as have room beside each other in a column of the usual width. */
const SHOWN = 2;

export function TagsCell({ model, onEdit }: CellProps) {
  const colors = useTagColors(model.workspace_id);
  const more = model.tags.length - SHOWN;
  const chips = model.tags
    .slice(0, SHOWN)
    .map((tag) => <TagChip key={tag} name={tag} color={colors.get(tag)} className="max-w-28" />);
  if (onEdit === undefined) return <span className="flex gap-1 overflow-hidden">{chips}</span>;
  return (
    <PopoverButton
      label={`Tags of ${model.name}: ${model.tags.length === 0 ? "none" : model.tags.join(", ")}`}
      title={model.tags.join(", ")}
      content={(close) => <EditTags model={model} onEdit={onEdit} onClose={close} />}
      className="-mx-1 flex h-8 w-full min-w-0 items-center gap-1 overflow-hidden rounded-md px-1 text-left hover:bg-hover"
    >
      {chips}
      {more > 0 && <span className="shrink-0 text-xs text-muted">+{more}</span>}
      <Plus
        aria-hidden
        className="size-3.5 shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 group-data-[state=open]:opacity-100"
      />
    </PopoverButton>
  );
}
