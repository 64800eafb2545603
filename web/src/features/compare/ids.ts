export const FEWEST = 2;
export const MOST = 8;

/** The records that an address names: whole numbers, each once, no more than fit. */
export function idsOf(text: string | null): number[] {
  const ids = (text ?? "").split(",").map(Number);
  return [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, MOST);
}
