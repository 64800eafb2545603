import type { ReactNode } from "react";
import { Bytes, Count } from "@/components/count";
import { StatusIcon } from "@/components/status-icon";
import { TagChip } from "@/components/tag-chip";
import type { Model } from "@/lib/api/types";
import { calendarDay, contextLength, dateOf, exactCount } from "@/lib/format";
import { LICENSE_CLASS_LABELS, STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";

interface RowOf<T> {
  label: string;
  /** What is compared and shown; null or an empty list where nothing is known. */
  value: (model: Model) => T | null | undefined;
  show?: (value: T) => ReactNode;
}

/** One line of the comparison, ready to be shown. */
export interface Row {
  label: string;
  cells: ReactNode[];
  /** Whether the models are not alike in it. What nobody knows differs from nothing. */
  differs: boolean;
}

export interface RowGroup {
  title: string;
  rows: Row[];
}

function row<T>(given: RowOf<T>): RowOf<unknown> {
  return given as RowOf<unknown>;
}

const RECORD = [
  row({ label: "Developer", value: (m) => m.developer }),
  row({ label: "Type", value: (m) => m.model_type, show: (type) => TYPE_LABELS[type] }),
  row({
    label: "Status",
    value: (m) => m.status,
    show: (status) => (
      <span className="inline-flex items-center gap-1.5">
        <StatusIcon status={status} />
        {STATUS_LABELS[status]}
      </span>
    ),
  }),
  row({ label: "Rating", value: (m) => m.rating, show: (stars) => `${stars} of 5` }),
  row({ label: "Version", value: (m) => m.version }),
  row({ label: "Parameters", value: (m) => m.parameters, show: (n) => <Count of={n} unit="parameters" /> }),
  row({
    label: "Context",
    value: (m) => m.context_length,
    show: (tokens) => <span title={`${exactCount(tokens)} tokens`}>{contextLength(tokens)} tokens</span>,
  }),
  row({ label: "License", value: (m) => m.license }),
  row({ label: "License allows", value: (m) => m.license_class, show: (kind) => LICENSE_CLASS_LABELS[kind] }),
  row({
    label: "Tags",
    value: (m) => m.tags,
    show: (tags) => (
      <span className="flex flex-wrap gap-1">
        {tags.map((tag) => (
          <TagChip key={tag} name={tag} />
        ))}
      </span>
    ),
  }),
  row({ label: "Last used", value: (m) => m.date_interacted, show: calendarDay }),
  row({ label: "Added", value: (m) => dateOf(m.created_at) }),
];

const HUB = [
  row({ label: "Id", value: (m) => m.hub_id }),
  row({ label: "Task", value: (m) => m.hub?.pipeline_tag }),
  row({ label: "Library", value: (m) => m.hub?.library }),
  row({ label: "Architecture", value: (m) => m.hub?.architecture ?? m.hub?.architecture_family }),
  row({ label: "Data types", value: (m) => Object.keys(m.hub?.dtypes ?? {}).sort() }),
  row({ label: "Quantization", value: (m) => m.hub?.quantization }),
  row({ label: "Size", value: (m) => m.hub?.bytes, show: (size) => <Bytes of={size} /> }),
  row({
    label: "Access",
    value: (m) => m.hub?.gated,
    show: (gated) => ({ no: "Open", auto: "Gated, granted at once", manual: "Gated, asked for" })[gated],
  }),
  row({ label: "Made from", value: (m) => m.hub?.base_models.map(({ id }) => id) }),
  row({ label: "Languages", value: (m) => m.hub?.languages }),
  row({
    label: "Downloads in 30 days",
    value: (m) => m.hub?.downloads,
    show: (n) => <Count of={n} unit="downloads" />,
  }),
  row({ label: "Likes", value: (m) => m.hub?.likes, show: (n) => <Count of={n} unit="likes" /> }),
  row({
    label: "Changed on the Hub",
    value: (m) => (m.hub?.last_modified == null ? null : dateOf(m.hub.last_modified)),
  }),
];

/** The facts of some models, line by line; lines of which nobody knows anything are left out. */
export function rowsOf(models: readonly Model[]): RowGroup[] {
  const groups = [
    { title: "Record", rows: RECORD },
    { title: "On the Hub", rows: HUB },
  ];
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.flatMap((given) => rowOf(given, models)) }))
    .filter(({ rows }) => rows.length > 0);
}

function rowOf({ label, value, show = plain }: RowOf<unknown>, models: readonly Model[]): Row[] {
  const values = models.map(value);
  if (values.every(isNothing)) return [];
  const [first, ...others] = values.map(comparable);
  return [
    {
      label,
      cells: values.map((each) => (isNothing(each) ? null : show(each))),
      differs: others.some((other) => other !== first),
    },
  ];
}

function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function comparable(value: unknown): string {
  if (isNothing(value)) return "";
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}

function plain(value: unknown): ReactNode {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
