import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { FoundModel } from "@/lib/api/types";
import { COLUMNS } from "./columns";
import { NARROWEST, WIDEST, type ColumnLayout } from "./use-layout";

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const helper = createColumnHelper<typeof features, FoundModel>();
const columns = helper.columns(
  COLUMNS.map(({ id, title, size }) =>
    helper.display({
      id,
      header: title,
      size,
      minSize: Math.min(size, NARROWEST),
      maxSize: WIDEST,
      enableResizing: id !== "favorite",
    }),
  ),
);
// The rows are drawn from the list itself: the server filters and sorts.
const NO_ROWS: FoundModel[] = [];

/** The titles of the columns that are shown, with what it takes to drag them wider. */
export function useHead({ layout, change }: ColumnLayout) {
  const table = useTable({
    features,
    columns,
    data: NO_ROWS,
    columnResizeMode: "onChange",
    state: {
      columnOrder: layout.order,
      columnSizing: layout.widths,
      columnVisibility: Object.fromEntries(COLUMNS.map(({ id }) => [id, !layout.hidden.includes(id)])),
    },
    onColumnSizingChange: (updater) =>
      change({ widths: typeof updater === "function" ? updater(layout.widths) : updater }),
  });
  return table.getHeaderGroups()[0]?.headers ?? [];
}
