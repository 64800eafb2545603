import type { Field, FieldDiff } from "@/lib/api/types";
import type { Decisions } from "../../api/refresh-model";

/** The fields that a refresh takes from the Hub by itself. */
export function takenAtFirst(fields: readonly FieldDiff[]): ReadonlySet<Field> {
  return new Set(fields.filter(({ outcome }) => outcome === "take").map(({ field }) => field));
}

/** What is to be said of a choice: only where it differs from what the refresh does by itself. */
export function decisionsOf(fields: readonly FieldDiff[], taken: ReadonlySet<Field>): Decisions {
  const differing = (outcome: FieldDiff["outcome"]) =>
    fields
      .filter(
        (diff) => !diff.locked && diff.outcome === outcome && taken.has(diff.field) !== (outcome === "take"),
      )
      .map(({ field }) => field);
  return { accept: differing("keep"), decline: differing("take") };
}

/** Of two lists: what came, and what went. */
export function listChange(current: unknown, hub: unknown): { added: string[]; removed: string[] } | null {
  if (!isList(current) || !isList(hub)) return null;
  const before = current ?? [];
  const after = hub ?? [];
  return {
    added: after.filter((each) => !before.includes(each)),
    removed: before.filter((each) => !after.includes(each)),
  };
}

function isList(value: unknown): value is string[] | null {
  return value === null || (Array.isArray(value) && value.every((each) => typeof each === "string"));
}
