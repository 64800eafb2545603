import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/api/problem";
import type { NotesDraft } from "./drafts";
import { NotesKeeper, type Ports } from "./keeper";
import type { Version } from "./machine";

/** A server that holds one record, and a browser that holds one draft. */
class World implements Ports {
  version: Version = { revision: 1, notes: "one" };
  draft: NotesDraft | null = null;
  problem: Problem | null = null;
  sent: string[] = [];

  save = (notes: string, revision: number) => {
    this.sent.push(notes);
    if (this.problem !== null) return Promise.reject(this.problem);
    if (revision !== this.version.revision)
      return Promise.reject(new Problem(412, "stale_revision", "It was changed."));
    this.version = { revision: revision + 1, notes };
    return Promise.resolve(this.version);
  };
  fetch = () => (this.problem === null ? Promise.resolve(this.version) : Promise.reject(this.problem));
  keep = (draft: NotesDraft | null) => {
    this.draft = draft;
    return true;
  };
  now = () => 0;
}

let world: World;
const open = (drafts: NotesDraft[] = []) => new NotesKeeper(world.version, drafts, world);
const type = (keeper: NotesKeeper, text: string) => keeper.do({ kind: "typed", text });
const offline = new Problem(0, "offline", "The server does not answer.");

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
});
afterEach(() => vi.useRealTimers());

describe("NotesKeeper", () => {
  it("saves once, a second after the last key", async () => {
    const keeper = open();
    type(keeper, "tw");
    await vi.advanceTimersByTimeAsync(600);
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(600);
    expect(world.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(world.sent).toEqual(["two"]);
    expect(keeper.read().phase.kind).toBe("saved");
  });

  it("saves at once when it is told to", async () => {
    const keeper = open();
    type(keeper, "two");
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.version.notes).toBe("two");
  });

  it("keeps in the browser what the server does not have yet, and forgets it after", async () => {
    const keeper = open();
    type(keeper, "two");
    expect(world.draft).toMatchObject({ text: "two", base: { revision: 1, notes: "one" } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.draft).toBeNull();
  });

  it("tries again by itself until the server answers", async () => {
    const keeper = open();
    world.problem = offline;
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.read().phase).toEqual({ kind: "waiting", reason: "The server does not answer." });
    await vi.advanceTimersByTimeAsync(2000);
    world.problem = null;
    await vi.advanceTimersByTimeAsync(4000);
    expect(world.version.notes).toBe("two");
  });

  it("waits as long as the server asks it to", async () => {
    const keeper = open();
    world.problem = new Problem(429, "rate_limited", "Too many.", [], 10);
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(1000);
    world.problem = null;
    await vi.advanceTimersByTimeAsync(9000);
    expect(world.version.notes).toBe("one");
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.version.notes).toBe("two");
  });

  it("does not send again by itself what was refused", async () => {
    const keeper = open();
    world.problem = new Problem(422, "validation_failed", "Too long.");
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.sent).toEqual(["two"]);
    expect(keeper.read().phase).toEqual({ kind: "refused", reason: "Too long." });
    expect(world.draft?.text).toBe("two");
  });

  it("saves over an edit of other fields without a word", async () => {
    const keeper = open();
    world.version = { revision: 5, notes: "one" };
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.version).toEqual({ revision: 6, notes: "two" });
    expect(keeper.read().phase.kind).toBe("saved");
  });

  it("stops where the notes were changed elsewhere, until somebody says what is to stand", async () => {
    const keeper = open();
    world.version = { revision: 2, notes: "theirs" };
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.read().phase.kind).toBe("conflict");
    expect(world.version.notes).toBe("theirs");
    keeper.do({ kind: "keepMine" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.version.notes).toBe("two");
  });

  it("keeps in the browser what gave way to theirs", async () => {
    const keeper = open();
    world.version = { revision: 2, notes: "theirs" };
    type(keeper, "two");
    await vi.advanceTimersByTimeAsync(1000);
    keeper.do({ kind: "takeTheirs" });
    expect(world.draft).toMatchObject({ text: "theirs", aside: ["two"] });
  });

  it("saves a text that it finds in the browser", async () => {
    open([{ text: "two", base: { revision: 1, notes: "one" }, aside: [], at: 3 }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.version.notes).toBe("two");
  });

  it("takes the latest of several, and keeps the others beside it", () => {
    const base = { revision: 1, notes: "one" };
    const keeper = open([
      { text: "new", base, aside: [], at: 9 },
      { text: "old", base, aside: ["older"], at: 3 },
    ]);
    expect(keeper.read()).toMatchObject({ text: "new", aside: ["old", "older"] });
  });

  it("takes what it sent itself for its own, where the answer was lost", async () => {
    const keeper = open();
    type(keeper, "two");
    const save = world.save;
    world.save = async (notes, revision) => {
      await save(notes, revision);
      throw offline;
    };
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    world.save = save;
    type(keeper, "two and three");
    keeper.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.read().phase.kind).toBe("saved");
    expect(world.version.notes).toBe("two and three");
  });
});
