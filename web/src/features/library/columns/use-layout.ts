import { useEffect, useMemo, useState } from "react";
import { COLUMN_BY_ID } from "./columns";
import { FIRST_LAYOUT, keepLayout, readLayout, type Layout } from "./layout";

export const NARROWEST = 64;
export const WIDEST = 800;

/** The columns as the user laid them out. */
export function useLayout() {
  const [layout, setLayout] = useState(readLayout);
  useEffect(() => keepLayout(layout), [layout]);
  return useMemo(() => {
    const change = (part: Partial<Layout>) => setLayout((before) => ({ ...before, ...part }));
    const { hidden, widths } = layout;
    return {
      layout,
      /** Those that are shown, from left to right, with their widths in pixels. */
      shown: layout.order
        .filter((id) => !hidden.includes(id))
        .map((id) => ({ id, width: widths[id] ?? COLUMN_BY_ID.get(id)?.size ?? NARROWEST })),
      change,
      toggle: (id: string) =>
        change({ hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] }),
      widen: (id: string, width: number) =>
        change({ widths: { ...widths, [id]: Math.max(NARROWEST, Math.min(WIDEST, width)) } }),
      reset: () => setLayout(FIRST_LAYOUT),
    };
  }, [layout]);
}

export type ColumnLayout = ReturnType<typeof useLayout>;
