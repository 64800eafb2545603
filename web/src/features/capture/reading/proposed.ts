import type { Draft, Ground } from "@/lib/api/types";
import { parseCount } from "@/lib/format";
import { passagesOf } from "./edits";
import { EMPTY_HAND, type Hand } from "./hand";

/** The fields that a text can state. */
const FIELDS = ["name", "developer", "model_type", "parameters", "license", "version", "tags"] as const;
export type ReadField = (typeof FIELDS)[number];

/** What was read of a text for the form, each value with the passages that support it. */
export type Proposed = Partial<Record<ReadField, { value: string | string[]; passages: Ground[] }>>;

/** The values of a draft as the form has them. */
export function proposedBy(draft: Draft): Proposed {
  const proposed: Proposed = {};
  for (const field of FIELDS) {
    const passages = passagesOf(field, draft);
    if (passages.length > 0) proposed[field] = { value: valueOf(field, draft), passages };
  }
  return proposed;
}

function valueOf(field: ReadField, { draft, proposals }: Draft): string | string[] {
  if (field !== "parameters") return draft[field] ?? "";
  // As it was written, where that means the same: `7B` is read more easily than its zeros.
  const written = proposals.find((proposal) => proposal.field === field)?.value ?? "";
  return parseCount(written) === draft.parameters ? written : String(draft.parameters ?? "");
}

/** Which fields still say what was read, untouched. */
export function stillProposed(hand: Pick<Hand, ReadField>, proposed: Proposed): ReadField[] {
  return FIELDS.filter((field) => {
    const read = proposed[field];
    return read !== undefined && JSON.stringify(hand[field]) === JSON.stringify(read.value);
  });
}

/**
 * What goes into the form: only where nothing stands, or what was read before. What a person wrote stays.
 *
 * @returns the values to write, and the fields that were left as they are
 */
export function toFill(hand: Hand, before: Proposed, read: Proposed): { fill: Proposed; left: ReadField[] } {
  const untouched = stillProposed(hand, before);
  const isFree = (field: ReadField) =>
    untouched.includes(field) || JSON.stringify(hand[field]) === JSON.stringify(EMPTY_HAND[field]);
  const named = FIELDS.filter((field) => read[field] !== undefined);
  const isSame = (field: ReadField) => JSON.stringify(hand[field]) === JSON.stringify(read[field]?.value);
  return {
    fill: Object.fromEntries(named.filter(isFree).map((field) => [field, read[field]])),
    left: named.filter((field) => !isFree(field) && !isSame(field)),
  };
}

/** Whether what a browser kept is of this shape. */
export function isProposed(value: unknown): value is Proposed {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(
    ([field, read]) =>
      FIELDS.includes(field as ReadField) &&
      Array.isArray((read as { passages?: unknown } | null)?.passages) &&
      (read as { value?: unknown }).value !== undefined,
  );
}
