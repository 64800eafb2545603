/** A text and what is selected in it. */
export interface Written {
  text: string;
  from: number;
  to: number;
}

/** Puts a sign around what is selected, or takes it away where it is there. */
export function surround({ text, from, to }: Written, sign: string): Written {
  const inner = text.slice(from, to);
  const size = sign.length;
  if (text.slice(from - size, from) === sign && text.slice(to, to + size) === sign && from >= size) {
    return {
      text: text.slice(0, from - size) + inner + text.slice(to + size),
      from: from - size,
      to: to - size,
    };
  }
  return {
    text: text.slice(0, from) + sign + inner + sign + text.slice(to),
    from: from + size,
    to: to + size,
  };
}

/** Makes every selected line an item of a list, or none of them where all are. */
export function listed({ text, from, to }: Written): Written {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const stop = text.indexOf("\n", to);
  const end = stop < 0 ? text.length : stop;
  const lines = text.slice(start, end).split("\n");
  const areItems = lines.every((line) => line.startsWith("- "));
  const changed = lines.map((line) => (areItems ? line.slice(2) : `- ${line}`)).join("\n");
  const step = areItems ? -2 : 2;
  return {
    text: text.slice(0, start) + changed + text.slice(end),
    from: Math.max(start, from + step),
    to: Math.max(start, to + changed.length - (end - start)),
  };
}

/** Makes a link of what is selected, and selects the place of what is missing: its text or its address. */
export function linked({ text, from, to }: Written): Written {
  const inner = text.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const label = isAddress ? "" : inner;
  const target = isAddress ? inner : "https://";
  const at = isAddress || inner === "" ? from + 1 : from + label.length + 3;
  return {
    text: `${text.slice(0, from)}[${label}](${target})${text.slice(to)}`,
    from: at,
    to: isAddress || inner === "" ? at : at + target.length,
  };
}

/** Code in a line, or a block of it where several lines are selected. */
export function coded(written: Written): Written {
  const inner = written.text.slice(written.from, written.to);
  if (!inner.includes("\n")) return surround(written, "`");
  const block = "```\n" + inner + "\n```";
  return {
    text: written.text.slice(0, written.from) + block + written.text.slice(written.to),
    from: written.from + 4,
    to: written.from + 4 + inner.length,
  };
}
