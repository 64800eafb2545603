/** A piece of a query as it is written. The server reads queries; this only finds where their pieces stand. */
export interface Term {
  start: number;
  end: number;
  text: string;
  isNegated: boolean;
  /** `status` in `-status:using`; null for a word, an operator or a parenthesis. */
  field: string | null;
  /** What stands behind the colon, as written. */
  value: string;
  /** How many parentheses are open around it. */
  depth: number;
}

const FIELD = /^(-?)([a-z_]+):(?!\/\/)/i;

/** Cuts a query into its pieces. Whatever is written comes out; nothing is refused here. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (/\s/.test(letter)) {
      at += 1;
    } else if (letter === "(" || (letter === "-" && text[at + 1] === "(")) {
      const end = at + (letter === "-" ? 2 : 1);
      terms.push(term(text, at, end, depth));
      depth += 1;
      at = end;
    } else if (letter === ")" && depth > 0) {
      depth -= 1;
      terms.push(term(text, at, at + 1, depth));
      at += 1;
    } else {
      const end = endOfTerm(text, at, depth);
      terms.push(term(text, at, end, depth));
      at = end;
    }
  }
  return terms;
}

/** A term ends at a space outside of quotes, or at the parenthesis that closes what is around it. */
function endOfTerm(text: string, start: number, depth: number): number {
  let isQuoted = false;
  let opened = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted && letter === "\\") at += 1;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (/\s/.test(letter)) return at;
    else if (letter === "(") opened += 1;
    else if (letter === ")") {
      if (opened === 0 && depth > 0) return at;
      opened -= 1;
    }
  }
  return text.length;
}

function term(text: string, start: number, end: number, depth: number): Term {
  const written = text.slice(start, end);
  const found = FIELD.exec(written);
  return {
    start,
    end,
    text: written,
    isNegated: written.startsWith("-"),
    field: found?.[2]?.toLowerCase() ?? null,
    value: found === null ? written : written.slice(found[0].length),
    depth,
  };
}

/** The conditions that hold for the whole query: those outside of parentheses, where no OR stands beside them. */
export function conditionsOf(text: string): Term[] {
  const top = termsOf(text).filter(({ depth }) => depth === 0);
  if (top.some((each) => each.text === "OR")) return [];
  return top.filter((each, at) => each.field !== null && top[at - 1]?.text !== "NOT");
}

/** The values of a condition, without their quotes: `"Mistral AI",qwen` are two. */
export function valuesOf(value: string): string[] {
  const parts = value.match(/(?:"(?:\\.|[^"\\])*"|[^,"])+/g) ?? [];
  return parts.map((part) => {
    const inner = /^"((?:\\.|[^"\\])*)"$/.exec(part.trim())?.[1];
    return inner === undefined ? part.trim() : inner.replace(/\\(.)/g, "$1");
  });
}

/** A value as it has to be written: in quotes where it would be read otherwise. */
export function quoted(value: string): string {
  return /[\s,()"\\]/.test(value) || value === "" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}
