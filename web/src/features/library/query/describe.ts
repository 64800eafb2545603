import { LICENSE_CLASS_LABELS, STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { conditionsOf, valuesOf, type Term } from "./terms";

const FIELDS: Record<string, string> = {
  status: "Status",
  type: "Type",
  tag: "Tag",
  developer: "Developer",
  license: "License",
  hub: "On the Hub",
  name: "Name",
  decision: "Decision",
  params: "Parameters",
  parameters: "Parameters",
  context: "Context",
  rating: "Rating",
  added: "Added",
  updated: "Updated",
  since: "In this status",
  interacted: "Last used",
  active: "Active",
  moved: "Status changed",
  fits: "Fits",
};

const VALUES: Record<string, Record<string, string>> = {
  status: STATUS_LABELS,
  type: TYPE_LABELS,
  license: { ...LICENSE_CLASS_LABELS, commercial: "Commercial use" },
  is: { gone: "gone from the Hub", changed: "changed on the Hub", duplicate: "duplicates" },
};

export interface Chip {
  term: Term;
  label: string;
  value: string;
}

/** The conditions of a query in words, each of which can be taken away. The order has its place in the head. */
export function chipsOf(text: string): Chip[] {
  return conditionsOf(text)
    .filter(({ field }) => field !== "sort")
    .map((term) => ({ term, ...described(term) }));
}

function described({ field, value, isNegated }: Term): { label: string; value: string } {
  const name = field ?? "";
  const words = valuesOf(value)
    .map((each) => wordsOf(name, each))
    .join(" or ");
  if (name === "is") return { label: isNegated ? "Not" : "Only", value: words };
  if (name === "has") return { label: isNegated ? "Without" : "With", value: words };
  return { label: FIELDS[name] ?? name, value: isNegated ? `not ${words}` : words };
}

function wordsOf(field: string, value: string): string {
  if (field === "fits") return memory(value);
  return VALUES[field]?.[value.toLowerCase()] ?? value.replaceAll("_", " ");
}

/** `24 GB in 8 bit` for `24gb@8bit`. */
function memory(value: string): string {
  return value
    .replace(/^([\d.]+)\s*gb/i, "$1 GB")
    .replace(/@(\d+)bit$/i, " in $1 bit")
    .replace(/^mine\b/i, "my hardware");
}
