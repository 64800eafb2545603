import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { Age } from "@/components/time";
import type { FoundModel, ModelPatch } from "@/lib/api/types";
import { calendarDay, contextLength, exactCount } from "@/lib/format";
import { LICENSE_CLASS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { FavoriteCell } from "./favorite-cell";
import { NameCell } from "./name-cell";
import { RatingCell } from "./rating-cell";
import { StatusCell } from "./status-cell";
import { TagsCell } from "./tags-cell";

/** Opens the menu or the window that changes one thing of a record, beside the button that was pressed. */
export type OpenInPlace = (what: "status" | "tags", model: FoundModel, button: HTMLButtonElement) => void;

export interface CellProps {
  model: FoundModel;
  /** Changes the record in place; undefined for those who may only look. */
  onEdit: ((model: FoundModel, patch: ModelPatch) => void) | undefined;
  onOpen: OpenInPlace | undefined;
  /** The colours of tags that were given one. */
  colors: ReadonlyMap<string, string>;
}

export interface Column {
  id: string;
  title: string;
  /** Its width in pixels until it is drawn wider or narrower. */
  size: number;
  /** What `sort:` calls it, and how it is sorted at the first press. */
  sort?: { field: string; isDescendingFirst: boolean };
  isNumeric?: boolean;
  /** Whether it is shown until the user chooses. */
  isShown: boolean;
  Cell: (props: CellProps) => ReactNode;
}

const none = <span className="text-faint">–</span>;
const age = (time: string) => <Age of={time} className="whitespace-nowrap" />;

/** Every column there is, in their first order. */
export const COLUMNS: readonly Column[] = [
  { id: "favorite", title: "Favorite", size: 36, isShown: true, Cell: FavoriteCell },
  {
    id: "name",
    title: "Name",
    size: 320,
    sort: { field: "name", isDescendingFirst: false },
    isShown: true,
    Cell: NameCell,
  },
  {
    id: "status",
    title: "Status",
    size: 132,
    sort: { field: "since", isDescendingFirst: true },
    isShown: true,
    Cell: StatusCell,
  },
  { id: "type", title: "Type", size: 132, isShown: true, Cell: ({ model }) => TYPE_LABELS[model.model_type] },
  {
    id: "parameters",
    title: "Parameters",
    size: 108,
    sort: { field: "params", isDescendingFirst: true },
    isNumeric: true,
    isShown: true,
    Cell: ({ model }) =>
      model.parameters == null ? none : <Count of={model.parameters} unit="parameters" />,
  },
  {
    id: "context",
    title: "Context",
    size: 92,
    sort: { field: "context", isDescendingFirst: true },
    isNumeric: true,
    isShown: false,
    Cell: ({ model }) =>
      model.context_length == null ? (
        none
      ) : (
        <span className="tabular" title={`${exactCount(model.context_length)} tokens`}>
          {contextLength(model.context_length)}
        </span>
      ),
  },
  {
    id: "license",
    title: "License",
    size: 140,
    isShown: true,
    Cell: ({ model }) =>
      model.license == null ? (
        none
      ) : (
        <span title={model.license_class == null ? undefined : LICENSE_CLASS_LABELS[model.license_class]}>
          {model.license}
        </span>
      ),
  },
  { id: "tags", title: "Tags", size: 240, isShown: true, Cell: TagsCell },
  {
    id: "rating",
    title: "Rating",
    size: 96,
    sort: { field: "rating", isDescendingFirst: true },
    isShown: true,
    Cell: RatingCell,
  },
  {
    id: "developer",
    title: "Developer",
    size: 150,
    sort: { field: "developer", isDescendingFirst: false },
    isShown: false,
    Cell: ({ model }) => model.developer ?? none,
  },
  { id: "version", title: "Version", size: 100, isShown: false, Cell: ({ model }) => model.version ?? none },
  {
    id: "since",
    title: "In this status",
    size: 124,
    sort: { field: "since", isDescendingFirst: true },
    isShown: false,
    Cell: ({ model }) => age(model.status_since),
  },
  {
    id: "interacted",
    title: "Last used",
    size: 120,
    sort: { field: "interacted", isDescendingFirst: true },
    isShown: false,
    Cell: ({ model }) => (model.date_interacted == null ? none : calendarDay(model.date_interacted)),
  },
  {
    id: "updated",
    title: "Updated",
    size: 132,
    sort: { field: "updated", isDescendingFirst: true },
    isShown: false,
    Cell: ({ model }) => age(model.updated_at),
  },
  {
    id: "added",
    title: "Added",
    size: 132,
    sort: { field: "added", isDescendingFirst: true },
    isShown: true,
    Cell: ({ model }) => age(model.created_at),
  },
];

export const COLUMN_BY_ID = new Map(COLUMNS.map((column) => [column.id, column]));
