/**
 * What becomes of notes while somebody writes them: a state and the events that change it, without clocks, requests
 * or storage. The one promise: a text that was typed leaves the state only when the server has it, or when the person
 * who typed it says so, and then it is set aside first.
 */

/** The notes as the server has them, and the revision of the record that has them so. */
export interface Version {
  revision: number;
  notes: string;
}

export type Phase =
  /** The server has what the editor shows; `at` says since when, where it was saved here. */
  | { kind: "saved"; at: number | null }
  /** Something was typed and waits for a pause. */
  | { kind: "typing" }
  | { kind: "saving"; sent: string }
  /** It was changed elsewhere: the other version is on its way. */
  | { kind: "comparing" }
  /** It did not come through and is tried again by itself. */
  | { kind: "waiting"; reason: string }
  /** The server refuses it: trying again as it is would not help. */
  | { kind: "refused"; reason: string }
  /** Both sides were changed: a person has to say what is to stand. */
  | { kind: "conflict"; theirs: Version };

export interface NotesState {
  /** What the editor shows. */
  text: string;
  /** The version that the text goes back to. */
  base: Version;
  /** The text as it was when the server last had it. */
  kept: string;
  phase: Phase;
  /** Texts that gave way to another version, until they are brought back or let go. */
  aside: readonly string[];
  /** What went to the server since it last answered: where an answer is lost, what stands there is one's own. */
  sent: readonly string[];
  /** When the text was typed that was found in the browser; null where it was typed now. */
  restoredFrom: number | null;
}

export type NotesEvent =
  | { kind: "typed"; text: string }
  /** The pause is over, or the editor was left. */
  | { kind: "due" }
  | { kind: "saved"; version: Version; at: number }
  | { kind: "stale" }
  | { kind: "failed"; reason: string; isFinal: boolean }
  /** The record as the server has it now. */
  | { kind: "seen"; version: Version }
  | { kind: "keepMine" }
  | { kind: "takeTheirs" }
  | { kind: "join"; text: string }
  | { kind: "bringBack"; text: string }
  | { kind: "letGo" };

/** More tries than that are remembered of nothing. */
const MOST_SENT = 8;

export function begin(version: Version): NotesState {
  return {
    text: version.notes,
    base: version,
    kept: version.notes,
    phase: { kind: "saved", at: null },
    aside: [],
    sent: [],
    restoredFrom: null,
  };
}

/** A text that was found in the browser, on the version that it was written on. */
export function restore(draft: {
  text: string;
  base: Version;
  aside: readonly string[];
  at: number;
}): NotesState {
  const state = { ...begin(draft.base), text: draft.text, aside: draft.aside };
  return isUnsaved(state) ? { ...state, phase: { kind: "typing" }, restoredFrom: draft.at } : state;
}

/** Whether the text stands nowhere but here. */
export function isUnsaved({ text, kept }: NotesState): boolean {
  return text !== kept;
}

export function next(state: NotesState, event: NotesEvent): NotesState {
  const { phase } = state;
  switch (event.kind) {
    case "typed":
      return typed({ ...state, text: event.text });
    case "due":
      return isUnsaved(state) && ["typing", "waiting", "refused"].includes(phase.kind)
        ? {
            ...state,
            phase: { kind: "saving", sent: state.text },
            sent: [...state.sent, state.text].slice(-MOST_SENT),
          }
        : state;
    case "saved":
      return phase.kind === "saving" ? saved(state, phase.sent, event.version, event.at) : state;
    case "stale":
      return phase.kind === "saving" ? { ...state, phase: { kind: "comparing" } } : state;
    case "failed":
      if (phase.kind !== "saving" && phase.kind !== "comparing") return state;
      return { ...state, phase: { kind: event.isFinal ? "refused" : "waiting", reason: event.reason } };
    case "seen":
      return seen(state, event.version);
    case "keepMine":
      return phase.kind === "conflict" ? onto(state, phase.theirs) : state;
    case "takeTheirs":
      if (phase.kind !== "conflict") return state;
      return { ...begin(phase.theirs), aside: [...state.aside, state.text] };
    case "join":
      return phase.kind === "conflict" ? onto({ ...state, text: event.text }, phase.theirs) : state;
    case "bringBack":
      return { ...typed({ ...state, text: event.text }), aside: [] };
    case "letGo":
      return { ...state, aside: [] };
  }
}

function typed(state: NotesState): NotesState {
  const { phase } = state;
  // What is on its way, and what waits for a person, goes on as it was.
  if (phase.kind === "saving" || phase.kind === "comparing" || phase.kind === "conflict") return state;
  if (!isUnsaved(state)) return { ...state, phase: { kind: "saved", at: null } };
  // Without a connection every key would ask again.
  return phase.kind === "waiting" ? state : { ...state, phase: { kind: "typing" } };
}

function saved(state: NotesState, sent: string, version: Version, at: number): NotesState {
  const now = { ...state, base: version, kept: sent, sent: [] };
  return { ...now, phase: isUnsaved(now) ? { kind: "typing" } : { kind: "saved", at } };
}

function seen(state: NotesState, version: Version): NotesState {
  const { phase, base } = state;
  // An answer that was overtaken.
  if (version.revision < base.revision) return state;
  // What is on its way will be answered with this revision or refused for it.
  if (phase.kind === "saving") return state;
  if (phase.kind === "conflict") {
    if (version.revision < phase.theirs.revision) return state;
    return version.notes === base.notes ? onto(state, version) : met(state, version);
  }
  const isSame = version.notes === base.notes;
  if (phase.kind === "comparing") return isSame ? onto(state, version) : met(state, version);
  if (isUnsaved(state)) return isSame ? { ...state, base: version } : met(state, version);
  if (isSame) return version.revision === base.revision ? state : { ...state, base: version };
  return { ...begin(version), aside: state.aside };
}

/** Both sides were changed, unless both to the same. */
function met(state: NotesState, theirs: Version): NotesState {
  if (theirs.notes === state.text)
    return { ...state, base: theirs, kept: state.text, sent: [], phase: { kind: "saved", at: null } };
  if (state.sent.includes(theirs.notes)) return onto(state, theirs);
  return { ...state, phase: { kind: "conflict", theirs } };
}

/** The text, to be saved on top of another version. */
function onto(state: NotesState, version: Version): NotesState {
  const now = { ...state, base: version, kept: version.notes, sent: [] };
  return { ...now, phase: isUnsaved(now) ? { kind: "typing" } : { kind: "saved", at: null } };
}
