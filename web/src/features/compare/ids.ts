export const FEWEST = 2;
export const MOST = 8;

export interface Named {
  /** The records to compare: whole numbers, each once, no more than fit. */
  ids: number[];
  /** How many more the address names. */
  leftOut: number;
}

/** The records that an address names. */
export function idsOf(text: string | null): Named {
  const named = (text ?? "").split(",").map(Number);
  const ids = [...new Set(named)].filter((id) => Number.isSafeInteger(id) && id > 0);
  return { ids: ids.slice(0, MOST), leftOut: Math.max(0, ids.length - MOST) };
}
