import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { Age } from "@/components/time";
import type { Field, Model } from "@/lib/api/types";
import { calendarDay, counted } from "@/lib/format";
import { FIELD_LABELS, LICENSE_CLASS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { useRecordActions } from "../../record";
import { Part } from "../part";
import { Fact } from "./fact";
import { SourceMark } from "./source-mark";

/** The fields that are one's own: each says where its value came from, and opens the form where it stands. */
export function OwnFields({ model }: { model: Model }) {
  const licenseClass = model.license_class;
  const fields: { field: Field; value: ReactNode }[] = [
    { field: "developer", value: model.developer },
    { field: "model_type", value: TYPE_LABELS[model.model_type] },
    { field: "version", value: model.version },
    {
      field: "parameters",
      value: model.parameters == null ? null : <Count of={model.parameters} unit="parameters" />,
    },
    {
      field: "license",
      value:
        model.license == null ? null : (
          <>
            {model.license}
            {licenseClass != null && licenseClass !== "unknown" && (
              <span className="block text-xs text-muted">{LICENSE_CLASS_LABELS[licenseClass]}</span>
            )}
          </>
        ),
    },
    {
      field: "date_interacted",
      value: model.date_interacted == null ? null : calendarDay(model.date_interacted),
    },
    {
      field: "source_links",
      value: model.source_links.length === 0 ? null : counted(model.source_links.length, "link"),
    },
  ];
  return (
    <Part title="Record" className="lg:border-t-0 lg:pt-0">
      <dl>
        {fields.map(({ field, value }) => (
          <Fact key={field} label={FIELD_LABELS[field]}>
            <OwnField field={field} value={value} mark={model.provenance[field]} />
          </Fact>
        ))}
        <Fact label="Added">
          <Age of={model.created_at} />
        </Fact>
        <Fact label="Changed">
          <Age of={model.updated_at} />
        </Fact>
      </dl>
    </Part>
  );
}

interface OwnFieldProps {
  field: Field;
  value: ReactNode;
  mark: Model["provenance"][string] | undefined;
}

function OwnField({ field, value, mark }: OwnFieldProps) {
  const { canEdit, edit } = useRecordActions();
  const isEmpty = value === null || value === undefined;
  const shown = isEmpty ? <span className="text-faint">—</span> : value;
  return (
    <span className="-my-0.5 flex items-start justify-between gap-1">
      {canEdit ? (
        <button
          type="button"
          title={`Change: ${FIELD_LABELS[field]}`}
          onClick={() => edit(field)}
          className="-ml-1.5 min-h-6 min-w-0 rounded-sm px-1.5 py-0.5 text-left hover:bg-hover"
        >
          {shown}
          <span className="sr-only">{isEmpty ? `Add: ${FIELD_LABELS[field]}` : `, change`}</span>
        </button>
      ) : (
        <span className="py-0.5">{shown}</span>
      )}
      {!isEmpty && <SourceMark mark={mark} />}
    </span>
  );
}
