import type { Field, ModelType, Status } from "@/lib/api/types";
import { calendarDay, compactCount } from "@/lib/format";
import { STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";

/** The value of a field as people read it, from what the API stores of it. */
export function fieldValue(field: Field, raw: unknown): string {
  if (isNothing(raw)) return "nothing";
  if (field === "parameters" && typeof raw === "number") return compactCount(raw);
  if (field === "rating") return `${plain(raw)} of 5`;
  if (field === "model_type") return TYPE_LABELS[raw as ModelType];
  if (field === "status") return STATUS_LABELS[raw as Status];
  if (field === "date_interacted" && typeof raw === "string") return calendarDay(raw);
  return Array.isArray(raw) ? textsOf(raw).join(", ") : plain(raw);
}

/** Whether a field is empty. */
export function isNothing(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === "" || (Array.isArray(raw) && raw.length === 0);
}

/** The entries of a list, of what is none no entries. */
export function textsOf(raw: unknown): string[] {
  return Array.isArray(raw) ? raw.map(plain) : [];
}

/** A value as text. */
export function plain(raw: unknown): string {
  if (typeof raw === "string") return raw;
  return raw === undefined ? "" : JSON.stringify(raw);
}
