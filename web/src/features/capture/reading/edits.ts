import type { Draft, DraftFields, Ground, NewModel, Source, Status } from "@/lib/api/types";

/** What a person changed of a draft; null drops what the Hub states. */
export type Edits = Partial<DraftFields>;

/** What all new records get, unless one says otherwise. */
export interface Shared {
  status: Status;
  tags: string[];
}

export const NOTHING_SHARED: Shared = { status: "wishlist", tags: [] };

/** The record that would be kept. */
export function merged(draft: Draft, edits: Edits, shared: Shared): DraftFields {
  const fields = { ...draft.draft, status: shared.status, ...edits };
  return { ...fields, tags: [...new Set([...fields.tags, ...shared.tags])] };
}

/** Where a field's value is from; null where it has none. */
export function sourceOf(field: keyof DraftFields, draft: Draft, edits: Edits): Source | null {
  if (isChanged(field, draft, edits)) return isEmpty(edits[field]) ? null : "user";
  return isEmpty(draft.draft[field]) ? null : (draft.provenance[field] ?? null);
}

/** Whether a person's value differs from the draft's. */
export function isChanged(field: keyof DraftFields, draft: Draft, edits: Edits): boolean {
  return field in edits && JSON.stringify(edits[field]) !== JSON.stringify(draft.draft[field]);
}

/** The edits with one more; a value that is the draft's own again is no edit. */
export function withEdit(draft: Draft, edits: Edits, change: Edits): Edits {
  const next = { ...edits, ...change };
  return Object.fromEntries(
    Object.entries(next).filter(([field]) => isChanged(field as keyof DraftFields, draft, next)),
  );
}

/**
 * What is sent to keep a draft: its source and no more than a person changed, so that the rest stays the Hub's
 * and a refresh keeps it up to date. What a language model proposed is sent too, named as such where it was taken over
 * as it is.
 */
export function newModelOf(source: string, draft: Draft, edits: Edits, shared: Shared): NewModel {
  const fields = merged(draft, edits, shared);
  const names = Object.keys(fields) as (keyof DraftFields)[];
  const proposed = names.filter((field) => sourceOf(field, draft, fields) === "ai");
  const sent = names.filter((field) => isChanged(field, draft, fields) || proposed.includes(field));
  return {
    source,
    ...Object.fromEntries(sent.map((field) => [field, fields[field]])),
    ...(proposed.length > 0 && { proposed }),
  };
}

/** The passages that support what was proposed for a field: all of those of its tags. */
export function passagesOf(field: keyof DraftFields, { proposals }: Pick<Draft, "proposals">): Ground[] {
  const passages = proposals.filter((proposal) => proposal.field === field).flatMap((each) => each.passages);
  return passages.filter(({ key }, at) => passages.findIndex((other) => other.key === key) === at);
}

/** Whether a field says nothing. */
export function isEmpty(value: unknown): boolean {
  return value == null || value === "" || (Array.isArray(value) && value.length === 0);
}
