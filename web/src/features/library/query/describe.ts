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
};

const VALUES: Record<string, Record<string, string>> = {
  status: STATUS_LABELS,
  type: TYPE_LABELS,
  license: { ...LICENSE_CLASS_LABELS, commercial: "Commercial use" },
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
    .map((each) => VALUES[name]?.[each.toLowerCase()] ?? each.replaceAll("_", " "))
    .join(" or ");
  if (name === "is") return { label: isNegated ? "Not" : "Only", value: words };
  if (name === "has") return { label: isNegated ? "Without" : "With", value: words };
  return { label: FIELDS[name] ?? name, value: isNegated ? `not ${words}` : words };
}
