import { readStored, writeStored } from "@/lib/storage";
import type { Version } from "./machine";

/** Notes that the server does not have yet, kept in the browser so that they outlive a closed tab. */
export interface NotesDraft {
  text: string;
  /** What they were written on. */
  base: Version;
  aside: readonly string[];
  at: number;
}

/** Every load of the page keeps its own: two tabs must not write over each other's. */
const PAGE = Math.random().toString(36).slice(2);

const prefixOf = (user: number, model: number) => `notes.${user}.${model}.`;

/** @returns whether it is kept: storage can be full or forbidden */
export function keepDraft(user: number, model: number, draft: NotesDraft | null): boolean {
  const key = prefixOf(user, model) + PAGE;
  writeStored(key, draft);
  return draft === null || readStored(key, isDraft)?.text === draft.text;
}

/** What was found, the latest first, and the way to forget it once the page holds all of it itself. */
export interface FoundDrafts {
  drafts: NotesDraft[];
  forget: () => void;
}

/** Finds the drafts that no other open tab holds. */
export async function findDrafts(user: number, model: number): Promise<FoundDrafts> {
  const prefix = prefixOf(user, model);
  const held = await otherPagesThatAreOpen();
  const keys = storedKeys().filter((key) => key.startsWith(prefix) && !held.has(key.slice(prefix.length)));
  const drafts = keys.map((key) => readStored(key, isDraft)).filter((draft) => draft !== null);
  return {
    drafts: drafts.sort((a, b) => b.at - a.at),
    forget: () => {
      for (const key of keys) if (key !== prefix + PAGE) writeStored(key, null);
    },
  };
}

const LOCK = "trackml.page.";

/** Tells other tabs, for as long as this page is open, that what stands under its name is in hand. */
function holdPage(): void {
  const locks = lockManager();
  if (locks !== undefined) void locks.request(LOCK + PAGE, () => new Promise(() => undefined));
}

async function otherPagesThatAreOpen(): Promise<Set<string>> {
  // Without locks a draft of an open tab is taken too: both then save the same text, and nothing is lost.
  const { held = [] } = (await lockManager()?.query()) ?? {};
  const names = held.map(({ name }) => name ?? "").filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)).filter((page) => page !== PAGE));
}

function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

function storedKeys(): string[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith("trackml."));
    return names.map((name) => name.slice("trackml.".length));
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is NotesDraft {
  if (typeof value !== "object" || value === null) return false;
  const { text, base, aside, at } = value as Record<keyof NotesDraft, unknown>;
  if (typeof base !== "object" || base === null) return false;
  const { revision, notes } = base as Record<keyof Version, unknown>;
  return (
    typeof text === "string" &&
    typeof at === "number" &&
    Array.isArray(aside) &&
    aside.every((each) => typeof each === "string") &&
    typeof revision === "number" &&
    typeof notes === "string"
  );
}

holdPage();
