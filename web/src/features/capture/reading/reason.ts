/** Why a source was refused, as a sentence that stands behind the source and says it no second time. */
export function reasonOf(said: string, id: string): string {
  const isRepeated = said.toLowerCase().startsWith(`${id.toLowerCase()} `);
  const reason = isRepeated ? said.slice(id.length + 1) : said;
  // When to try again is told as a time of day: "in 90 s" would be wrong a moment later.
  const lasting = reason.replace(/[;,]? try again in \d+ s\b/i, "");
  return lasting.charAt(0).toUpperCase() + lasting.slice(1) + (/[.!?]$/.test(lasting) ? "" : ".");
}
