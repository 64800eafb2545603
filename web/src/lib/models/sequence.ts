/** The list that a record was opened from: where `j` and `k` lead, and where "back" goes. */
export interface Sequence {
  ids: number[];
  /** The address of the list. */
  from: string;
}

const KEY = "trackml.sequence";

export function keepSequence(sequence: Sequence): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(sequence));
  } catch {
    // Then there is no next and previous.
  }
}

export function readSequence(): Sequence | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Sequence);
  } catch {
    return null;
  }
}

/** Who stands beside a record in its list. */
export function neighbours(
  sequence: Sequence | null,
  id: number,
): { previous: number | null; next: number | null } {
  const at = sequence?.ids.indexOf(id) ?? -1;
  if (sequence === null || at < 0) return { previous: null, next: null };
  return { previous: sequence.ids[at - 1] ?? null, next: sequence.ids[at + 1] ?? null };
}
