import { Circle, Pencil, Trash2 } from "lucide-react";
import { lazy, useId, useState } from "react";
import { Link } from "react-router";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { MenuButton } from "@/components/ui/menu-button";
import type { Tag } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useChangeTag } from "../api/change-tag";
import { useDeleteTag } from "../api/delete-tag";
import { colorName } from "./colors";
import { RenameForm } from "./rename-form";

const ColorChoices = lazy(() => import("./color-choices"));

interface TagRowProps {
  tag: Tag;
  workspace: number | null;
  mayEdit: boolean;
  isChosen: boolean;
  onChoose: () => void;
  /** There is a tag of the new name already. */
  onTaken: (from: string, into: string) => void;
}

/** A tag with everything that can be done to it. */
export function TagRow({ tag, workspace, mayEdit, isChosen, onChoose, onTaken }: TagRowProps) {
  const id = useId();
  const [isRenaming, setIsRenaming] = useState(false);
  const change = useChangeTag(workspace);
  const remove = useDeleteTag(workspace);
  const color = tag.color ?? null;

  return (
    <li className="flex min-h-11 items-center gap-2 border-t py-1 [contain-intrinsic-size:auto_44px] [content-visibility:auto]">
      {mayEdit && (
        <label htmlFor={id} className="-ml-2 flex size-8 items-center justify-center">
          <Checkbox id={id} aria-label={`Choose ${tag.name}`} checked={isChosen} onChange={onChoose} />
        </label>
      )}
      <MenuButton
        label={`Color of ${tag.name}: ${colorName(color)}`}
        title="Color"
        isDisabled={!mayEdit}
        items={
          <ColorChoices
            color={color}
            onChange={(next) => change.mutate({ name: tag.name, change: { color: next } })}
          />
        }
        className="flex size-8 items-center justify-center rounded-md enabled:hover:bg-hover"
      >
        {color === null ? (
          <Circle aria-hidden className="size-3 text-control" />
        ) : (
          <span aria-hidden className="size-3 rounded-full" style={{ background: color }} />
        )}
      </MenuButton>
      {isRenaming ? (
        <RenameForm
          tag={tag.name}
          workspace={workspace}
          onTaken={(into) => onTaken(tag.name, into)}
          onEnd={() => setIsRenaming(false)}
        />
      ) : (
        <>
          <Link
            to={paths.library({ w: workspace, q: tag.query })}
            className="flex min-h-8 min-w-0 flex-1 items-center gap-3 rounded-sm hover:text-accent"
          >
            <span className="truncate">{tag.name}</span>
            <span className="ml-auto shrink-0 text-sm text-muted tabular">
              {counted(tag.models, "model")}
            </span>
          </Link>
          {mayEdit && (
            <span className="flex shrink-0">
              <IconButton label={`Rename ${tag.name}`} onClick={() => setIsRenaming(true)}>
                <Pencil aria-hidden className="size-4" />
              </IconButton>
              <IconButton
                label={`Delete ${tag.name}`}
                isBusy={remove.isPending}
                onClick={() => remove.mutate(tag.name)}
              >
                {!remove.isPending && <Trash2 aria-hidden className="size-4" />}
              </IconButton>
            </span>
          )}
        </>
      )}
    </li>
  );
}
