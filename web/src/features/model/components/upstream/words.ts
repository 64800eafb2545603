import type { UpstreamChange } from "@/lib/api/types";

const ACCESS: Record<string, string> = {
  no: "open to everybody",
  false: "open to everybody",
  auto: "gated, granted at once",
  manual: "gated, asked for",
};

/** What the Hub stated and states: an event of the history leaves out what there is nothing of. */
type Change = Pick<UpstreamChange, "what"> & Partial<UpstreamChange>;

/** What changed on the Hub, as a sentence. */
export function changeWords({ what, from = null, to = null }: Change): string {
  switch (what) {
    case "license":
      return `The license ${fromTo(from, to)}.`;
    case "gated":
      return `The access ${fromTo(accessOf(from), accessOf(to))}.`;
    case "sha":
      return `There is a new commit, ${short(to)}${from === null ? "" : ` after ${short(from)}`}.`;
    case "new_version":
      return to === null ? "It names no successor any more." : `It names a successor: ${to}.`;
    case "renamed":
      return `It is called ${to ?? "otherwise"} now${from === null ? "" : `, and was ${from}`}.`;
    case "gone":
      return "It is gone from the Hub: deleted or made private.";
    case "back":
      return "It is on the Hub again.";
  }
}

function fromTo(from: string | null, to: string | null): string {
  if (from === null) return `is stated now: ${to ?? "unknown"}`;
  return to === null ? `${from} is not stated any more` : `changed from ${from} to ${to}`;
}

function accessOf(gated: string | null): string | null {
  return gated === null ? null : (ACCESS[gated] ?? gated);
}

function short(sha: string | null): string {
  return sha?.slice(0, 7) ?? "unknown";
}
