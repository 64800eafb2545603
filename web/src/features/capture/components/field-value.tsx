import { Count } from "@/components/count";
import { TagChip } from "@/components/tag-chip";
import type { DraftFields } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { useMeta } from "@/lib/meta";
import type { EditableField } from "./field-editor";

/** A field as it reads. */
export function FieldValue({ field, fields }: { field: EditableField; fields: DraftFields }) {
  const licenseClass = useMeta()?.licenses[fields.license ?? ""];
  switch (field) {
    case "model_type":
      return TYPE_LABELS[fields.model_type];
    case "parameters":
      return <Count of={fields.parameters ?? 0} unit="parameters" />;
    case "license":
      return (
        <span className="min-w-0 break-words">
          {fields.license}
          {licenseClass !== undefined && (
            <span className="text-muted"> · {LICENSE_CLASS_LABELS[licenseClass]}</span>
          )}
        </span>
      );
    case "tags":
      return (
        <span className="flex min-w-0 flex-wrap gap-1 py-0.5">
          {fields.tags.map((tag) => (
            <TagChip key={tag} name={tag} />
          ))}
        </span>
      );
    case "source_links":
      return (
        <span className="grid min-w-0">
          {fields.source_links.map((link) => (
            <span key={link} className="truncate">
              {link.replace(/^https?:\/\/(?:www\.)?/, "")}
            </span>
          ))}
        </span>
      );
    case "notes":
      return <span className="line-clamp-3 min-w-0 whitespace-pre-line">{fields.notes}</span>;
    default:
      return <span className="min-w-0 break-words">{fields[field]}</span>;
  }
}
