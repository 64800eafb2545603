/** Where a list was scrolled to, by the entry of the browser's history: going back leads back to the same place. */
const KEY = "trackml.scroll";
const MOST = 50;

export function keepScroll(entry: string, top: number): void {
  const kept = read().filter(([key]) => key !== entry);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...kept, [entry, Math.round(top)]].slice(-MOST)));
  } catch {
    // Then going back leads to the top.
  }
}

export function keptScroll(entry: string): number {
  return read().find(([key]) => key === entry)?.[1] ?? 0;
}

function read(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as [string, number][];
  } catch {
    return [];
  }
}
