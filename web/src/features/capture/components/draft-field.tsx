import { Undo2, X } from "lucide-react";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { Draft, DraftFields, Source } from "@/lib/api/types";
import { FIELD_LABELS, SOURCE_LABELS } from "@/lib/labels";
import { isChanged, isEmpty, passagesOf, sourceOf, type Edits } from "../reading/edits";
import { FieldEditor, type EditableField } from "./field-editor";
import { FieldValue } from "./field-value";
import { Passages } from "./passages";

const SOURCES: Record<Source, string> = { hub: "Hub", inferred: "Inferred", user: "You", ai: "AI" };

interface DraftFieldProps {
  field: EditableField;
  draft: Draft;
  edits: Edits;
  fields: DraftFields;
  workspace: number | null;
  /** What the server refused. */
  error: string | undefined;
  onEdit: (change: Edits) => void;
}

/** One field of a draft: its value, where that is from, and the ways to change, drop or take it back. */
export function DraftField({ field, draft, edits, fields, workspace, error, onEdit }: DraftFieldProps) {
  const [isEditing, setIsEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const source = sourceOf(field, draft, edits);
  const changed = isChanged(field, draft, edits);
  const label = FIELD_LABELS[field];
  const isNone = isEmpty(fields[field]);
  const end = () => {
    setIsEditing(false);
    // The keyboard goes on from where it was, unless it has gone elsewhere already.
    requestAnimationFrame(() => document.activeElement === document.body && button.current?.focus());
  };

  return (
    <div className="group grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-x-2 border-t text-sm">
      <dt className="py-1.5 text-muted">{label}</dt>
      <dd className={cn("min-w-0", isEditing && "col-span-2")}>
        {isEditing ? (
          <FieldEditor
            field={field}
            fields={fields}
            of={fields.name}
            workspace={workspace}
            onEdit={onEdit}
            onEnd={end}
          />
        ) : (
          <button
            ref={button}
            type="button"
            title={`Change ${label.toLowerCase()}`}
            onClick={() => setIsEditing(true)}
            className="-mx-1.5 my-0.5 flex min-h-7 w-full items-center rounded-sm px-1.5 py-0.5 text-left hover:bg-hover"
          >
            <span className="sr-only">{label}: </span>
            {isNone ? (
              <span className="text-faint">{changed ? "Dropped" : "Add"}</span>
            ) : (
              <FieldValue field={field} fields={fields} />
            )}
          </button>
        )}
        {error !== undefined && (
          <p role="alert" className="pb-1.5 text-danger">
            {error}
          </p>
        )}
      </dd>
      {!isEditing && (
        <dd className="flex min-h-8 items-center gap-0.5">
          {source === "ai" && <Passages of={label.toLowerCase()} passages={passagesOf(field, draft)} />}
          {source !== null && source !== "ai" && (
            <span title={SOURCE_LABELS[source]} className="text-xs text-faint">
              {SOURCES[source]}
            </span>
          )}
          {changed ? (
            <IconButton
              label={`Take back the change of ${label.toLowerCase()}`}
              size="tiny"
              onClick={() => onEdit({ [field]: draft.draft[field] })}
            >
              <Undo2 aria-hidden className="size-3.5" />
            </IconButton>
          ) : isNone || field === "model_type" ? (
            <span aria-hidden className="size-6" />
          ) : (
            <IconButton
              label={`Drop ${label.toLowerCase()}`}
              size="tiny"
              className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
              onClick={() => onEdit({ [field]: emptyOf(field) })}
            >
              <X aria-hidden className="size-3.5" />
            </IconButton>
          )}
        </dd>
      )}
    </div>
  );
}

function emptyOf(field: EditableField) {
  if (field === "tags" || field === "source_links") return [];
  return field === "notes" ? "" : null;
}
