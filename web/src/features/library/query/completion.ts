import type { Meta } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS, STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { quoted, termsOf } from "./terms";

/** One thing that could stand where the caret is. */
export interface Completion {
  /** What is written in place of the piece. */
  text: string;
  label: string;
  hint?: string | undefined;
  /** Where the piece begins that it takes the place of, and where it ends. */
  start: number;
  end: number;
  /** A field waits for its value; a value is followed by a space. */
  isField: boolean;
}

/** What is being written at the caret. */
export interface Piece {
  field: string | null;
  /** The part before the caret: of a field's name, or of its last value. */
  begun: string;
  start: number;
  end: number;
}

/** The piece of a query that the caret is in or behind. */
export function pieceAt(text: string, caret: number): Piece {
  const term = termsOf(text).find(({ start, end }) => start < caret && caret <= end);
  if (term === undefined) return { field: null, begun: "", start: caret, end: caret };
  const sign = term.isNegated ? 1 : 0;
  if (term.field === null || caret < term.end - term.value.length) {
    return {
      field: null,
      begun: text.slice(term.start + sign, caret),
      start: term.start + sign,
      end: term.end,
    };
  }
  // Of several values only the last before the caret is being written.
  const valueStart = term.end - term.value.length;
  const before = text.slice(valueStart, caret);
  const start = valueStart + (/^.*,/.exec(before)?.[0].length ?? 0);
  return { field: term.field, begun: text.slice(start, caret).replace(/^"/, ""), start, end: term.end };
}

const MOST = 8;

/** The fields whose values are names that the workspace knows. */
export function isLookedUp(field: string | null): field is "tag" | "developer" {
  return field === "tag" || field === "developer";
}

/** What could stand at the caret. `known` are the names of the workspace for a field that is looked up. */
export function completionsAt(
  text: string,
  caret: number,
  meta: Meta | undefined,
  known: readonly string[],
): Completion[] {
  const piece = pieceAt(text, caret);
  const begun = piece.begun.toLowerCase();
  const { start, end, field } = piece;
  if (field === null) {
    return (meta?.query_fields ?? [])
      .filter(({ name }) => begun !== "" && name.startsWith(begun))
      .slice(0, MOST)
      .map(({ name, value }) => ({
        text: `${name}:`,
        label: `${name}:`,
        hint: value,
        start,
        end,
        isField: true,
      }));
  }
  return valuesFor(field, meta, known)
    .filter(({ value, label }) => begins(value, begun) || begins(label, begun))
    .filter(({ value }) => value.toLowerCase() !== begun)
    .slice(0, MOST)
    .map(({ value, label }) => ({
      text: quoted(value),
      label: value,
      hint: label === value ? undefined : label,
      start,
      end,
      isField: false,
    }));
}

function begins(text: string, begun: string): boolean {
  return (
    text
      .toLowerCase()
      .split(/[\s_-]/)
      .some((word) => word.startsWith(begun)) || text.toLowerCase().startsWith(begun)
  );
}

type Value = { value: string; label: string };

const HAS =
  "developer params context license version tags notes links rating interacted hub decision log".split(" ");
const SORTS = "relevance name developer params context rating added updated since interacted".split(" ");
const EXAMPLES: Record<string, string[]> = {
  params: ["<4b", "<10b", "7b..15b", ">=70b"],
  context: [">=32k", ">=128k"],
  rating: [">=4", "5"],
  added: ["<7d", "<30d", ">1y"],
  updated: ["<7d", "<30d", ">1y"],
  since: ["<30d", ">6m"],
  interacted: ["<30d", ">6m"],
};

function valuesFor(field: string, meta: Meta | undefined, known: readonly string[]): Value[] {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (field) {
    case "status":
      return Object.entries(STATUS_LABELS).map(([value, label]) => ({ value, label }));
    case "type":
      return Object.entries(TYPE_LABELS).map(([value, label]) => ({ value, label }));
    case "license":
      return [
        ...Object.entries({ commercial: "Commercial use", ...LICENSE_CLASS_LABELS }).map(
          ([value, label]) => ({ value, label }),
        ),
        ...plain(Object.keys(meta?.licenses ?? {})),
      ];
    case "is":
      return plain(["favorite", "gated", "trashed"]);
    case "has":
      return plain(HAS);
    case "decision":
      return plain(["chosen", "rejected"]);
    case "sort":
      return plain(SORTS.flatMap((name) => (name === "relevance" ? [name] : [name, `-${name}`])));
    case "tag":
    case "developer":
      return plain(known);
    default:
      return plain(EXAMPLES[field] ?? []);
  }
}

/** Whether a query breaks off where more has to come: it would only be refused. */
export function isUnfinished(text: string): boolean {
  const terms = termsOf(text);
  const last = terms.at(-1);
  if (last === undefined) return false;
  const quotes = last.text.replace(/\\./g, "").match(/"/g)?.length ?? 0;
  const isOpen = terms.some(({ text: one }) => one.endsWith("(")) && last.depth > 0;
  return (
    isOpen || quotes % 2 === 1 || /^(?:AND|OR|NOT|-)$/.test(last.text) || /[:,<>=]$|\.\.$/.test(last.text)
  );
}

/** A query with a completion in it, and where the caret stands then. */
export function completed(text: string, completion: Completion): { text: string; caret: number } {
  const after = text.slice(completion.end);
  const written = completion.text + (completion.isField || after.startsWith(" ") ? "" : " ");
  return {
    text: text.slice(0, completion.start) + written + after,
    caret: completion.start + written.length,
  };
}
