import { describe, expect, it } from "vitest";
import { begin, isUnsaved, next, restore, type NotesEvent, type NotesState } from "./machine";

const at = (revision: number, notes: string) => ({ revision, notes });
const first = at(1, "one");

function after(state: NotesState, ...events: NotesEvent[]): NotesState {
  return events.reduce(next, state);
}

const typed = (text: string): NotesEvent => ({ kind: "typed", text });
const due: NotesEvent = { kind: "due" };
const stale: NotesEvent = { kind: "stale" };
const seen = (revision: number, notes: string): NotesEvent => ({
  kind: "seen",
  version: at(revision, notes),
});
const saved = (revision: number, notes: string): NotesEvent => ({
  kind: "saved",
  version: at(revision, notes),
  at: 5,
});
const failed = (isFinal: boolean): NotesEvent => ({ kind: "failed", reason: "no", isFinal });

const saving = after(begin(first), typed("two"), due);
const conflict = after(saving, stale, seen(2, "theirs"));

describe("saving", () => {
  it("waits for a pause after a key", () => {
    expect(after(begin(first), typed("two")).phase.kind).toBe("typing");
  });

  it("sends what stands there when the pause is over", () => {
    expect(saving.phase).toEqual({ kind: "saving", sent: "two" });
  });

  it("builds on the revision that the answer names", () => {
    const state = after(saving, saved(2, "two"));
    expect(state).toMatchObject({ base: at(2, "two"), phase: { kind: "saved", at: 5 } });
    expect(isUnsaved(state)).toBe(false);
  });

  it("goes on with what was typed while it was sent", () => {
    const state = after(saving, typed("three"), saved(2, "two"));
    expect(state).toMatchObject({ text: "three", base: at(2, "two"), phase: { kind: "typing" } });
  });

  it("has nothing to send where the text is as it was again", () => {
    expect(after(begin(first), typed("two"), typed("one"), due).phase).toEqual({ kind: "saved", at: null });
  });

  it("does not send twice at once", () => {
    expect(after(saving, due)).toBe(saving);
  });
});

describe("what does not come through", () => {
  it("waits with the text and its reason", () => {
    expect(after(saving, failed(false))).toMatchObject({
      text: "two",
      phase: { kind: "waiting", reason: "no" },
    });
  });

  it("does not ask with every key while it waits", () => {
    expect(after(saving, failed(false), typed("two!")).phase.kind).toBe("waiting");
  });

  it("is sent again when its time comes", () => {
    expect(after(saving, failed(false), typed("two!"), due).phase).toEqual({ kind: "saving", sent: "two!" });
  });

  it("is kept where the server refuses it, and tried again once it is changed", () => {
    const state = after(saving, failed(true));
    expect(state).toMatchObject({ text: "two", phase: { kind: "refused", reason: "no" } });
    expect(after(state, typed("tw")).phase.kind).toBe("typing");
  });

  it("waits where the other version cannot be fetched, and saves after", () => {
    const state = after(saving, stale, failed(false));
    expect(state.phase.kind).toBe("waiting");
    expect(after(state, due).phase.kind).toBe("saving");
  });
});

describe("an edit from elsewhere", () => {
  it("is taken over where nothing was typed", () => {
    expect(after(begin(first), seen(2, "theirs"))).toMatchObject({
      text: "theirs",
      base: at(2, "theirs"),
      phase: { kind: "saved" },
    });
  });

  it("of other fields is built on silently", () => {
    const state = after(saving, stale, seen(2, "one"));
    expect(state).toMatchObject({ text: "two", base: at(2, "one"), phase: { kind: "typing" } });
    expect(after(state, due).phase).toEqual({ kind: "saving", sent: "two" });
  });

  it("of other fields that is seen while typing changes only the revision", () => {
    const state = after(begin(first), typed("two"), seen(2, "one"));
    expect(state).toMatchObject({ text: "two", base: at(2, "one"), phase: { kind: "typing" } });
  });

  it("of the notes stands against what was typed", () => {
    expect(conflict).toMatchObject({ text: "two", phase: { kind: "conflict", theirs: at(2, "theirs") } });
  });

  it("of the notes that is seen while typing is not written over", () => {
    const state = after(begin(first), typed("two"), seen(2, "theirs"));
    expect(state.phase.kind).toBe("conflict");
    expect(after(state, due).phase.kind).toBe("conflict");
  });

  it("to the same text is no conflict", () => {
    const state = after(saving, stale, seen(2, "two"));
    expect(state.phase.kind).toBe("saved");
    expect(isUnsaved(state)).toBe(false);
  });

  it("that was overtaken by a later revision is passed over", () => {
    const state = after(saving, saved(3, "two"));
    expect(after(state, seen(2, "one"))).toBe(state);
  });

  it("is left to the answer while a text is on its way", () => {
    expect(after(saving, seen(2, "theirs"))).toBe(saving);
  });

  it("is compared even where the text went back to what it was", () => {
    const state = after(saving, typed("one"), stale, seen(2, "theirs"));
    expect(state.phase.kind).toBe("conflict");
  });

  it("is saved over nothing where the text went back and the notes are as they were", () => {
    expect(after(saving, typed("one"), stale, seen(2, "one")).phase.kind).toBe("saved");
  });
});

describe("a conflict", () => {
  it("goes on taking what is typed", () => {
    expect(after(conflict, typed("two!"))).toMatchObject({ text: "two!", phase: { kind: "conflict" } });
  });

  it("shows the latest of their versions", () => {
    expect(after(conflict, seen(3, "theirs!")).phase).toEqual({ kind: "conflict", theirs: at(3, "theirs!") });
  });

  it("ends where they go back to what it was", () => {
    expect(after(conflict, seen(3, "one"))).toMatchObject({ base: at(3, "one"), phase: { kind: "typing" } });
  });

  it("saves mine on top of theirs", () => {
    const state = after(conflict, { kind: "keepMine" }, due);
    expect(state).toMatchObject({ base: at(2, "theirs"), phase: { kind: "saving", sent: "two" } });
  });

  it("sets mine aside for theirs, from where it can be brought back", () => {
    const state = after(conflict, { kind: "takeTheirs" });
    expect(state).toMatchObject({ text: "theirs", aside: ["two"], phase: { kind: "saved" } });
    const back = after(state, { kind: "bringBack", text: "theirs\ntwo" });
    expect(back).toMatchObject({ text: "theirs\ntwo", aside: [], phase: { kind: "typing" } });
  });

  it("keeps what was set aside through later edits from elsewhere", () => {
    expect(after(conflict, { kind: "takeTheirs" }, seen(3, "more")).aside).toEqual(["two"]);
  });

  it("saves a joined text on top of theirs", () => {
    const state = after(conflict, { kind: "join", text: "theirs\ntwo" }, due);
    expect(state).toMatchObject({ base: at(2, "theirs"), phase: { kind: "saving", sent: "theirs\ntwo" } });
  });
});

describe("a text found in the browser", () => {
  const draft = { text: "two", base: first, aside: [], at: 7 };

  it("is saved where the notes are as it knew them", () => {
    const state = after(restore(draft), seen(4, "one"), due);
    expect(state).toMatchObject({
      restoredFrom: 7,
      base: at(4, "one"),
      phase: { kind: "saving", sent: "two" },
    });
  });

  it("stands against notes that were changed since", () => {
    expect(after(restore(draft), seen(4, "theirs")).phase.kind).toBe("conflict");
  });

  it("is at rest where the server has it already", () => {
    const state = after(restore(draft), seen(4, "two"));
    expect(state.phase.kind).toBe("saved");
    expect(isUnsaved(state)).toBe(false);
  });

  it("that only keeps what was set aside begins at rest", () => {
    const state = restore({ ...draft, text: "one", aside: ["two"] });
    expect(state).toMatchObject({ aside: ["two"], restoredFrom: null, phase: { kind: "saved" } });
  });
});

it("never loses what was typed, in whatever order things happen", () => {
  // A fixed series of numbers, so that a failure can be had again.
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let run = 0; run < 300; run += 1) {
    let state = begin(first);
    let server = first;
    let lastTyped: string | null = null;
    for (let step = 0; step < 60; step += 1) {
      const pick = random(6);
      if (pick === 0) {
        lastTyped = `typed ${run}.${step}`;
        state = next(state, typed(lastTyped));
      } else if (pick === 1) state = next(state, due);
      else if (pick === 2)
        server = at(server.revision + 1, random(2) === 0 ? server.notes : `theirs ${step}`);
      else if (pick === 3) state = next(state, { kind: "seen", version: server });
      else if (pick === 4 && state.phase.kind === "conflict") state = next(state, { kind: "keepMine" });
      else if (state.phase.kind === "saving") {
        if (random(4) === 0) state = next(state, failed(random(2) === 0));
        else if (state.base.revision !== server.revision) state = next(state, stale);
        else {
          server = at(server.revision + 1, state.phase.sent);
          state = next(state, { kind: "saved", version: server, at: 0 });
        }
      } else if (state.phase.kind === "comparing") state = next(state, { kind: "seen", version: server });
      if (lastTyped !== null && isUnsaved(state)) expect(state.text).toBe(lastTyped);
      if (state.phase.kind === "saved") expect(isUnsaved(state)).toBe(false);
    }
  }
});
