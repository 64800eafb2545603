import type { Field, Source } from "@/lib/api/types";
import { FIELD_LABELS, STATUS_LABELS } from "@/lib/labels";
import { fieldValue, isNothing, plain, textsOf } from "../field-value";
import { changeWords } from "../upstream/words";
import type { Event } from "@/lib/api/types";

/** Who and where, by their ids. */
export interface Names {
  me: number;
  users: ReadonlyMap<number, string>;
  workspaces: ReadonlyMap<number, string>;
}

/** An event in words, and the texts that it took away. */
export interface Told {
  id: number;
  at: string;
  /** What it tells of; of a stretch the latest. */
  event: Event;
  /** How many events it tells of. */
  times: number;
  text: string;
  /** What the details are. */
  about: string;
  /** Longer texts, as they were. */
  details: { label: string; text: string }[];
}

/** Tells events, the latest first as they come. Notes save themselves: a stretch of such edits is told once. */
export function told(events: readonly Event[], names: Names): Told[] {
  return stretches(events).map(({ last, first, times }) => {
    const whole =
      last.kind === "field_edited" && first.kind === "field_edited" ? { ...last, from: first.from } : last;
    const text = sentence(whole, names);
    return {
      id: last.id,
      at: last.at,
      event: last,
      times,
      text: times > 1 ? `${text} (saved ${times} times)` : text,
      about: ABOUT[whole.kind] ?? "What was replaced",
      details: details(whole),
    };
  });
}

const ABOUT: Partial<Record<Event["kind"], string>> = {
  merged: "What the other record said",
  refreshed: "What changed on the Hub",
};

interface Stretch {
  last: Event;
  first: Event;
  times: number;
}

const STRETCH = 60 * 60_000;

function stretches(events: readonly Event[]): Stretch[] {
  const found: Stretch[] = [];
  for (const event of events) {
    const before = found.at(-1);
    if (before !== undefined && isNotes(event) && isNotes(before.first) && belong(before.first, event)) {
      before.first = event;
      before.times += 1;
    } else found.push({ last: event, first: event, times: 1 });
  }
  return found;
}

function isNotes(event: Event): boolean {
  return event.kind === "field_edited" && event.field === "notes";
}

function belong(later: Event, earlier: Event): boolean {
  return (
    later.user_id === earlier.user_id &&
    new Date(later.at).getTime() - new Date(earlier.at).getTime() < STRETCH
  );
}

function sentence(event: Event, names: Names): string {
  const who = nameOf(event.user_id, names);
  const place = (id: number) => names.workspaces.get(id) ?? "another workspace";
  switch (event.kind) {
    case "created":
      return event.hub_id == null ? `${who} added it` : `${who} added it from the Hub as ${event.hub_id}`;
    case "status_changed":
      return `${who} changed the status from ${STATUS_LABELS[event.from]} to ${STATUS_LABELS[event.to]}`;
    case "field_edited":
      return edited(event, who);
    case "refreshed":
      return refreshed(event, names);
    case "field_locked":
      return `${who} locked the ${nameOfField(event.field)}`;
    case "field_unlocked":
      return `${who} unlocked the ${nameOfField(event.field)}`;
    case "upstream_seen":
      return `${who} marked the changes on the Hub as seen`;
    case "reverted":
      return `${who} took back an earlier change`;
    case "moved":
      return `${who} moved it from ${place(event.from)} to ${place(event.to)}`;
    case "copied":
      return `${who} copied it from ${place(event.from_workspace)}`;
    case "merged":
      return `${who} merged another record into it`;
    case "merged_into":
      return `${who} merged it into another record`;
    case "journal_edited":
      return `${who} ${entryChange(entryOf(event.from), entryOf(event.to))}`;
    case "deleted":
      return `${who} moved it to the trash`;
    case "restored":
      return `${who} took it out of the trash`;
  }
}

function refreshed({ from, to, user_id }: Event & { kind: "refreshed" }, names: Names): string {
  const done =
    user_id == null
      ? "The facts were refreshed from the Hub"
      : `${nameOf(user_id, names)} refreshed the facts from the Hub`;
  return from != null && to != null && from !== to
    ? `${done}, commit ${from.slice(0, 7)} → ${to.slice(0, 7)}`
    : done;
}

function nameOf(user: number | null | undefined, names: Names): string {
  if (user == null) return "TrackML";
  if (user === names.me) return "You";
  return names.users.get(user) ?? "Someone";
}

interface Edited {
  field: Field;
  from: unknown;
  to: unknown;
  source: Source;
}

const ORIGINS: Record<Source, string> = {
  user: "",
  hub: "from the Hub",
  inferred: "inferred from facts of the Hub",
  ai: "written by AI",
};

function edited({ field, from, to, source }: Edited, who: string): string {
  if (source !== "user") {
    const change = isNothing(from)
      ? fieldValue(field, to)
      : `${fieldValue(field, from)} → ${fieldValue(field, to)}`;
    return field === "notes"
      ? `The notes were changed (${ORIGINS[source]})`
      : `${FIELD_LABELS[field]} ${change} (${ORIGINS[source]})`;
  }
  if (field === "favorite")
    return to === true ? `${who} made it a favorite` : `${who} took it from the favorites`;
  if (field === "notes") {
    if (isNothing(from)) return `${who} wrote notes`;
    return isNothing(to) ? `${who} removed the notes` : `${who} edited the notes`;
  }
  if (field === "rating" && !isNothing(to)) return `${who} rated it ${fieldValue(field, to)}`;
  if (field === "tags") return `${who} ${listChange(from, to, "tag")}`;
  if (field === "source_links") return `${who} ${listChange(from, to, "link")}`;
  const name = nameOfField(field);
  if (isNothing(from)) return `${who} set the ${name} to ${fieldValue(field, to)}`;
  if (isNothing(to)) return `${who} removed the ${name} ${fieldValue(field, from)}`;
  return `${who} changed the ${name} from ${fieldValue(field, from)} to ${fieldValue(field, to)}`;
}

function nameOfField(field: Field): string {
  return field === "date_interacted" ? "day of last use" : FIELD_LABELS[field].toLowerCase();
}

function listChange(from: unknown, to: unknown, one: string): string {
  const before = textsOf(from);
  const after = textsOf(to);
  const named = (texts: string[]) => `the ${texts.length === 1 ? one : `${one}s`} ${texts.join(", ")}`;
  const added = after.filter((text) => !before.includes(text));
  const removed = before.filter((text) => !after.includes(text));
  const parts = [
    ...(added.length > 0 ? [`added ${named(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${named(removed)}`] : []),
  ];
  return parts.length === 0 ? `put the ${one}s in another order` : parts.join(" and ");
}

interface Entry {
  kind: "decision" | "log";
  verdict?: string;
  purpose?: string;
  because?: string;
  text?: string;
}

function entryOf(raw: unknown): Entry | null {
  return typeof raw === "object" && raw !== null && "kind" in raw ? (raw as Entry) : null;
}

function entryChange(from: Entry | null, to: Entry | null): string {
  const entry = to ?? from;
  if (entry === null) return "changed the journal";
  const isDecision = entry.kind === "decision";
  const what = isDecision ? `${entry.verdict ?? ""} for ${entry.purpose ?? ""}` : "";
  if (from === null) return isDecision ? `decided: ${what}` : "wrote a log entry";
  if (to === null) return isDecision ? `removed the decision ${what}` : "removed a log entry";
  return isDecision ? `changed the decision ${what}` : "changed a log entry";
}

/** The texts that an event took away: what a sentence has no room for is still there to be read. */
function details(event: Event): Told["details"] {
  if (event.kind === "field_edited" && event.field === "notes" && !isNothing(event.from))
    return [{ label: "The notes before", text: plain(event.from) }];
  if (event.kind === "journal_edited") {
    const before = entryOf(event.from);
    const text = before?.because ?? before?.text ?? "";
    return text === "" ? [] : [{ label: "What it said before", text }];
  }
  if (event.kind === "refreshed")
    return (event.changes ?? [])
      .filter(({ what }) => what !== "sha")
      .map((change) => ({ label: "", text: changeWords(change) }));
  if (event.kind === "merged") {
    return Object.entries(event.left).map(([name, raw]) => ({
      label: FIELD_LABELS[name as Field],
      text: fieldValue(name as Field, raw),
    }));
  }
  return [];
}
