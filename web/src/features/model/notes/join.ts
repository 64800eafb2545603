/** Above this many pairs of lines, only what two texts begin and end with alike counts as common. */
const MOST_PAIRS = 4_000_000;

/** The lines that two texts have in common, in order: pairs of their places. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;

  const pairs: [number, number][] = [];
  for (let at = 0; at < start; at += 1) pairs.push([at, at]);
  const between = subsequence(a.slice(start, a.length - end), b.slice(start, b.length - end));
  for (const [i, j] of between) pairs.push([i + start, j + start]);
  for (let at = end; at > 0; at -= 1) pairs.push([a.length - at, b.length - at]);
  return pairs;
}

/** The longest common subsequence of two lists of lines. */
function subsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > MOST_PAIRS) return [];
  // How many lines are common behind each pair of places.
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A line of a text, and whether the other text lacks it. */
export interface MarkedLine {
  text: string;
  isNew: boolean;
}

/** The lines of `text`, those marked that `other` lacks. */
export function marked(text: string, other: string): MarkedLine[] {
  const lines = text.split("\n");
  const shared = new Set(common(lines, other.split("\n")).map(([at]) => at));
  return lines.map((line, at) => ({ text: line, isNew: !shared.has(at) }));
}

/**
 * Both texts in one. What only one of them changed of their base is taken over; where both changed the same lines,
 * theirs stand before mine. Without a base every line of each is kept.
 */
export function join(mine: string, theirs: string, base?: string): string {
  const m = mine.split("\n");
  const t = theirs.split("\n");
  const b = base === undefined ? common(m, t).map(([at]) => m[at] ?? "") : base.split("\n");
  const inMine = new Map(common(b, m));
  const inTheirs = new Map(common(b, t));

  const joined: string[] = [];
  let from = { b: 0, m: 0, t: 0 };
  const close = (to: { b: number; m: number; t: number }) => {
    joined.push(...piece(b.slice(from.b, to.b), m.slice(from.m, to.m), t.slice(from.t, to.t)));
  };
  for (const [at, line] of b.entries()) {
    const atMine = inMine.get(at);
    const atTheirs = inTheirs.get(at);
    if (atMine === undefined || atTheirs === undefined) continue;
    close({ b: at, m: atMine, t: atTheirs });
    joined.push(line);
    from = { b: at + 1, m: atMine + 1, t: atTheirs + 1 };
  }
  close({ b: b.length, m: m.length, t: t.length });
  return joined.join("\n");
}

function piece(base: string[], mine: string[], theirs: string[]): string[] {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  return [...theirs, ...mine];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
