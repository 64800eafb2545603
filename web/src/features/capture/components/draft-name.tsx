import { Pencil, Undo2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import type { Draft, DraftFields } from "@/lib/api/types";
import { isChanged, type Edits } from "../reading/edits";
import { FieldEditor } from "./field-editor";

interface DraftNameProps {
  draft: Draft;
  edits: Edits;
  fields: DraftFields;
  workspace: number | null;
  onEdit: (change: Edits) => void;
}

/** The name of a draft, changed in place; a record always has one, so it cannot be dropped. */
export function DraftName({ draft, edits, fields, workspace, onEdit }: DraftNameProps) {
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) {
    return (
      <FieldEditor
        field="name"
        fields={fields}
        of={fields.name}
        workspace={workspace}
        onEdit={onEdit}
        onEnd={() => setIsEditing(false)}
      />
    );
  }
  return (
    <div className="group flex items-center gap-1">
      <h2 className="min-w-0 flex-1 text-base font-semibold">
        <button
          type="button"
          title="Change the name"
          onClick={() => setIsEditing(true)}
          className="-mx-1.5 flex min-h-7 w-full min-w-0 items-center gap-1.5 rounded-sm px-1.5 hover:bg-hover"
        >
          <span className="truncate">{fields.name}</span>
          <Pencil
            aria-hidden
            className="size-3.5 shrink-0 text-faint opacity-0 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        </button>
      </h2>
      {isChanged("name", draft, edits) && (
        <>
          <span className="text-xs text-faint">You</span>
          <IconButton
            label="Take back the change of the name"
            size="tiny"
            onClick={() => onEdit({ name: draft.draft.name })}
          >
            <Undo2 aria-hidden className="size-3.5" />
          </IconButton>
        </>
      )}
    </div>
  );
}
