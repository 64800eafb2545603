import { useState, type FocusEvent, type KeyboardEvent } from "react";
import { TagEditor } from "@/components/tag-editor";
import { Input, Select, Textarea } from "@/components/ui/input";
import type { DraftFields, ModelType } from "@/lib/api/types";
import { exactCount, parseCount } from "@/lib/format";
import { FIELD_LABELS, TYPE_LABELS } from "@/lib/labels";
import type { Edits } from "../reading/edits";
import { LicenseInput } from "./license-input";

export type EditableField = Exclude<keyof DraftFields, "status" | "rating" | "favorite" | "date_interacted">;

interface FieldEditorProps {
  field: EditableField;
  fields: DraftFields;
  of: string;
  workspace: number | null;
  /** Takes what is written with every key, so that a reload loses nothing. */
  onEdit: (change: Edits) => void;
  onEnd: () => void;
}

/** Edits one field of a draft in place: Enter or leaving it ends, Escape takes back what was written. */
export function FieldEditor({ field, fields, of, workspace, onEdit, onEnd }: FieldEditorProps) {
  const [before] = useState(fields[field]);
  const [text, setText] = useState(() => textOf(field, fields));
  const label = `${FIELD_LABELS[field]} of ${of}`;
  const isLong = field === "notes" || field === "source_links";

  // It stays open, so that what is half written is neither lost nor taken for a number.
  const isUnread = field === "parameters" && text.trim() !== "" && parseCount(text) === null;

  const write = (next: string) => {
    setText(next);
    const change = changeOf(field, next);
    if (change !== null) onEdit(change);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onEdit({ [field]: before });
      onEnd();
    } else if (event.key === "Enter" && field !== "tags" && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!isUnread) onEnd();
    }
  };
  const leave = (event: FocusEvent) => {
    if (!isUnread && !event.currentTarget.contains(event.relatedTarget)) onEnd();
  };
  const input = {
    "aria-label": label,
    autoFocus: true,
    value: text,
    onChange: (event: { target: { value: string } }) => write(event.target.value),
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears the keys of the field in it
    <div onKeyDown={press} onBlur={leave} className="min-w-0 py-0.5">
      {field === "tags" ? (
        <TagEditor
          isFocused
          label={label}
          workspace={workspace}
          tags={fields.tags}
          onChange={(tags) => onEdit({ tags })}
        />
      ) : field === "model_type" ? (
        <Select
          {...input}
          value={fields.model_type}
          onChange={(event) => onEdit({ model_type: event.target.value as ModelType })}
        >
          {Object.entries(TYPE_LABELS).map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </Select>
      ) : field === "license" ? (
        <LicenseInput {...input} />
      ) : isLong ? (
        <Textarea {...input} rows={field === "notes" ? 4 : 3} />
      ) : (
        <Input {...input} aria-invalid={isUnread || undefined} />
      )}
      {field === "parameters" && (
        <p role="status" className="mt-1 text-xs text-muted">
          {isUnread ? "Write 7B, 8x7B, 355M or a plain number" : exactly(text)}
        </p>
      )}
      {field === "source_links" && <p className="mt-1 text-xs text-muted">One address a line</p>}
    </div>
  );
}

function exactly(text: string): string {
  const count = parseCount(text);
  return count === null ? "" : `${exactCount(count)} parameters`;
}

function textOf(field: EditableField, fields: DraftFields): string {
  const value = fields[field];
  return Array.isArray(value) ? value.join("\n") : String(value ?? "");
}

/** What a written text means for a field; null while it means nothing. */
function changeOf(field: EditableField, text: string): Edits | null {
  const written = text.trim();
  switch (field) {
    case "name":
      return written === "" ? null : { name: written };
    case "notes":
      return { notes: text };
    case "source_links":
      return { source_links: text.split(/\s+/).filter(Boolean) };
    case "parameters": {
      const parameters = parseCount(written);
      return written === "" ? { parameters: null } : parameters === null ? null : { parameters };
    }
    default:
      return { [field]: written === "" ? null : written };
  }
}
