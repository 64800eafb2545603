/** Two texts in three parts: the lines that they begin and end with alike, and what lies between in each. */
export interface Split {
  start: string[];
  mine: string[];
  theirs: string[];
  end: string[];
}

export function split(mine: string, theirs: string): Split {
  const a = mine.split("\n");
  const b = theirs.split("\n");
  const shortest = Math.min(a.length, b.length);
  let from = 0;
  while (from < shortest && a[from] === b[from]) from += 1;
  let to = 0;
  while (to < shortest - from && a[a.length - 1 - to] === b[b.length - 1 - to]) to += 1;
  return {
    start: a.slice(0, from),
    mine: a.slice(from, a.length - to),
    theirs: b.slice(from, b.length - to),
    end: a.slice(a.length - to),
  };
}

/** Both texts in one: every line of each is there, and what they share only once. */
export function join(mine: string, theirs: string): string {
  const parts = split(mine, theirs);
  const between =
    isBlank(parts.mine) || isBlank(parts.theirs)
      ? [...parts.theirs, ...parts.mine]
      : [...parts.theirs, "", ...parts.mine];
  return [...parts.start, ...between, ...parts.end].join("\n");
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === "");
}
