import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { Age } from "@/components/time";
import type { Field, Model, Source } from "@/lib/api/types";
import { calendarDay, counted } from "@/lib/format";
import { FIELD_LABELS, LICENSE_CLASS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { useLock } from "../../api/lock-field";
import { useRecordActions } from "../../record";
import { Part } from "../part";
import { Fact } from "./fact";
import { LockButton } from "./lock-button";
import { SourceDot, SourceMark } from "./source-mark";
import { SOURCE_NAMES } from "./words";

/**
 * The fields that are one's own: each says where its value came from, opens the form where it stands, and can be
 * locked against what the Hub says.
 */
export function OwnFields({ model }: { model: Model }) {
  const licenseClass = model.license_class;
  const fields: { field: Field; value: ReactNode }[] = [
    { field: "name", value: model.name },
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
    { field: "tags", value: model.tags.length === 0 ? null : counted(model.tags.length, "tag") },
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
          <Fact
            key={field}
            label={FIELD_LABELS[field]}
            keys={field === "license" ? "license license_class" : field}
          >
            <OwnField field={field} value={value} model={model} />
          </Fact>
        ))}
        <Fact label="Added">
          <Age of={model.created_at} />
        </Fact>
        <Fact label="Changed">
          <Age of={model.updated_at} />
        </Fact>
      </dl>
      <Legend
        of={fields.filter(({ value }) => !isEmpty(value)).map(({ field }) => model.provenance[field]?.source)}
      />
    </Part>
  );
}

interface OwnFieldProps {
  field: Field;
  value: ReactNode;
  model: Model;
}

function OwnField({ field, value, model }: OwnFieldProps) {
  const { canEdit, edit } = useRecordActions();
  const lock = useLock(model.id);
  const mark = model.provenance[field];
  const isLocked = model.locked_fields.includes(field);
  const shown = isEmpty(value) ? <span className="text-faint">—</span> : value;
  return (
    <span className="group/field -my-0.5 flex items-start gap-0.5">
      {canEdit ? (
        <button
          type="button"
          title={`Change: ${FIELD_LABELS[field]}`}
          onClick={() => edit(field)}
          className="mr-auto -ml-1.5 min-h-6 min-w-0 rounded-sm px-1.5 py-0.5 text-left hover:bg-hover"
        >
          {shown}
          <span className="sr-only">{isEmpty(value) ? `Add: ${FIELD_LABELS[field]}` : `, change`}</span>
        </button>
      ) : (
        <span className="mr-auto min-w-0 py-0.5">{shown}</span>
      )}
      {/* What is not on the Hub is never refreshed. */}
      {(model.upstream !== null || isLocked) && (
        <LockButton
          field={field}
          isLocked={isLocked}
          canEdit={canEdit}
          onChange={(next) => lock.mutate({ field, isLocked: next })}
        />
      )}
      {mark !== undefined && !isEmpty(value) && <SourceMark mark={mark} />}
    </span>
  );
}

const SOURCES: readonly Source[] = ["user", "hub", "inferred", "ai"];

/** What the dots mean that are there. */
function Legend({ of }: { of: readonly (Source | undefined)[] }) {
  const present = SOURCES.filter((source) => of.includes(source));
  if (present.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 text-xs text-muted">
      <span className="sr-only">Where the values came from:</span>
      {present.map((source) => (
        <span key={source} className="flex items-center gap-1">
          <SourceDot source={source} />
          {SOURCE_NAMES[source]}
        </span>
      ))}
    </p>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined;
}
