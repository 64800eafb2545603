import { termsOf } from "./terms";

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
  // Values behind it stay.
  const comma = /^[^",]*(?=,)/.exec(text.slice(caret, term.end));
  const end = comma === null ? term.end : caret + comma[0].length;
  return { field: term.field, begun: text.slice(start, caret).replace(/^"/, ""), start, end };
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
