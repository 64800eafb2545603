import { conditionsOf, quoted, termsOf, valuesOf, type Term } from "./terms";

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whether a query already asks for what a facet's query asks for. */
export function isOn(text: string, facet: string): boolean {
  const there = conditionsOf(text);
  const asked = conditionsOf(facet);
  return asked.length > 0 && asked.every((one) => there.some((other) => covers(other, one)));
}

function covers(there: Term, asked: Term): boolean {
  if (same(there.text, asked.text)) return true;
  if (there.field !== asked.field || there.isNegated || asked.isNegated) return false;
  const values = valuesOf(there.value);
  return valuesOf(asked.value).every((value) => values.some((other) => same(other, value)));
}

/** Adds what a facet asks for, or takes it away. Values of one field are alternatives: `status:using,tried`. */
export function toggled(text: string, facet: string): string {
  const asked = conditionsOf(facet);
  const [only] = asked;
  if (isOn(text, facet)) return asked.reduce(taken, text);
  if (asked.length === 1 && only !== undefined && !only.isNegated && only.field !== "params") {
    const there = conditionsOf(text).find((one) => one.field === only.field && !one.isNegated);
    if (there !== undefined) return replaced(text, there, `${there.text},${only.value}`);
  }
  // A size is a range, and two ranges exclude each other: the new one takes the place of the old.
  const fields = asked.map(({ field }) => field);
  const base = fields.includes("params") ? without(text, "params") : text;
  return appended(base, facet);
}

/** A query without one condition, or without one of its values. */
function taken(text: string, asked: Term): string {
  const there = conditionsOf(text).find((one) => covers(one, asked));
  if (there === undefined) return text;
  const gone = valuesOf(asked.value);
  const left = valuesOf(there.value).filter((value) => !gone.some((other) => same(other, value)));
  if (same(there.text, asked.text) || left.length === 0) return replaced(text, there, "");
  return replaced(text, there, `${there.field ?? ""}:${left.map(quoted).join(",")}`);
}

/** A query without the conditions on one field. */
export function without(text: string, field: string): string {
  return conditionsOf(text)
    .filter((one) => one.field === field)
    .reduceRight((rest, one) => replaced(rest, one, ""), text);
}

/** A query without one of its terms, as it stands there. */
export function withoutTerm(text: string, term: Term): string {
  return replaced(text, term, "");
}

/** A query and one condition more; what has an OR is put in parentheses first, or the condition would join one side. */
export function appended(text: string, condition: string): string {
  const base = text.trim();
  if (base === "") return condition;
  const hasOr = termsOf(base).some((term) => term.depth === 0 && term.text === "OR");
  return hasOr ? `(${base}) ${condition}` : `${base} ${condition}`;
}

function replaced(text: string, term: Term, by: string): string {
  let before = text.slice(0, term.start);
  let after = text.slice(term.end);
  // An AND joins two: without one of them it goes too.
  if (by === "" && /(?:^|\s)AND\s*$/.test(before)) before = before.replace(/AND\s*$/, "");
  else if (by === "" && /^\s*AND(?:\s|$)/.test(after)) after = after.replace(/^\s*AND/, "");
  return by === "" ? `${before.trimEnd()} ${after.trimStart()}`.trim() : before + by + after;
}

/** A query in which a word stands in quotes, to be found as it is. */
export function exactly(text: string, word: string): string {
  const term = termsOf(text).find((one) => one.field === null && same(one.text, word));
  return term === undefined ? appended(text, `"${word}"`) : replaced(text, term, `"${term.text}"`);
}

export interface Sort {
  field: string;
  isDescending: boolean;
}

/** The order that a query asks for. */
export function sortOf(text: string): Sort | null {
  const found = conditionsOf(text).find(({ field }) => field === "sort");
  if (found === undefined) return null;
  const isDescending = found.value.startsWith("-");
  return { field: isDescending ? found.value.slice(1) : found.value, isDescending };
}

export function sorted(text: string, sort: Sort | null): string {
  const base = without(text, "sort");
  return sort === null ? base : appended(base, `sort:${sort.isDescending ? "-" : ""}${sort.field}`);
}
