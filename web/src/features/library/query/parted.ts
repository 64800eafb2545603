import { conditionsOf } from "./terms";

/** A query as what is meant and what it is narrowed by: `fast status:using` is `fast`, narrowed by `status:using`. */
export function parted(q: string): { words: string; conditions: string } {
  const conditions = conditionsOf(q);
  const words = conditions.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), q);
  return {
    words: words.replace(/\s+/g, " ").trim(),
    conditions: conditions.map(({ text }) => text).join(" "),
  };
}
