import { readStored, writeStored } from "@/lib/storage";
import { COLUMN_BY_ID, COLUMNS } from "./columns";

/** Which columns are shown, in which order and how wide: remembered in the browser. */
export interface Layout {
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
}

const KEY = "columns";

export const FIRST_LAYOUT: Layout = {
  order: COLUMNS.map(({ id }) => id),
  hidden: COLUMNS.filter(({ isShown }) => !isShown).map(({ id }) => id),
  widths: {},
};

function isLayout(value: unknown): value is Layout {
  const layout = value as Partial<Layout> | null;
  return Array.isArray(layout?.order) && Array.isArray(layout.hidden) && typeof layout.widths === "object";
}

/** What was kept. A column that a later version brings stands at the end; one that went is left out. */
export function readLayout(): Layout {
  const kept = readStored(KEY, isLayout);
  if (kept === null) return FIRST_LAYOUT;
  const order = kept.order.filter((id) => COLUMN_BY_ID.has(id));
  const added = COLUMNS.filter(({ id }) => !order.includes(id));
  return {
    order: [...order, ...added.map(({ id }) => id)],
    hidden: [
      ...kept.hidden.filter((id) => COLUMN_BY_ID.has(id)),
      ...added.filter(({ isShown }) => !isShown).map(({ id }) => id),
    ],
    widths: kept.widths,
  };
}

export function keepLayout(layout: Layout): void {
  writeStored(KEY, layout === FIRST_LAYOUT ? null : layout);
}

/** A column one place further to the left or to the right. */
export function moved(order: readonly string[], id: string, to: number): string[] {
  const without = order.filter((other) => other !== id);
  const at = Math.max(0, Math.min(without.length, to));
  return [...without.slice(0, at), id, ...without.slice(at)];
}
