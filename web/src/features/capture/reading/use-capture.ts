import { useEffect, useState } from "react";
import type { Draft } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { readStored, writeStored } from "@/lib/storage";
import { readCandidates, withoutDone, withoutWritten } from "./candidates";
import { NOTHING_SHARED, withEdit, type Edits, type Shared } from "./edits";

/** Everything a person put into the page. It outlives a reload and a session that ended. */
interface Kept {
  text: string;
  /** By the key of the candidate, as are the others. */
  edits: Record<string, Edits>;
  leftOut: string[];
  /** To be kept although there is a record already. */
  anyway: string[];
  /** Saved already, though their line is still there for others in it. */
  done: string[];
  shared: Shared;
}

const NOTHING: Kept = { text: "", edits: {}, leftOut: [], anyway: [], done: [], shared: NOTHING_SHARED };

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" && value !== null && "text" in value && "edits" in value && "done" in value
  );
}

/** The text, the edits and the choices of the page, kept in this browser until they are saved. */
export function useCapture(workspace: number | null, incoming: string) {
  const user = useUser();
  const key = `capture.${user.id}.${workspace ?? "own"}`;
  const [kept, setKept] = useState(() => withMore(readStored(key, isKept) ?? NOTHING, incoming));

  useEffect(() => writeStored(key, kept.text === "" ? null : kept), [key, kept]);

  const toggled = (list: string[], member: string) =>
    list.includes(member) ? list.filter((other) => other !== member) : [...list, member];

  return {
    ...kept,
    setText: (text: string) => setKept((now) => withText(now, text)),
    append: (text: string) => setKept((now) => withMore(now, text)),
    edit: (candidate: string, draft: Draft, change: Edits) =>
      setKept((now) => {
        const next = withEdit(draft, now.edits[candidate] ?? {}, change);
        return { ...now, edits: { ...now.edits, [candidate]: next } };
      }),
    setShared: (change: Partial<Shared>) =>
      setKept((now) => ({ ...now, shared: { ...now.shared, ...change } })),
    toggleLeftOut: (candidate: string) =>
      setKept((now) => ({ ...now, leftOut: toggled(now.leftOut, candidate) })),
    toggleAnyway: (candidate: string) =>
      setKept((now) => ({ ...now, anyway: toggled(now.anyway, candidate) })),
    /** Takes a line, or a candidate, that was saved by hand out of the text. */
    drop: (what: string) => setKept((now) => withText(now, withoutWritten(now.text, what))),
    /** Takes what is saved out of the text; what is left stays. */
    finish: (saved: Iterable<string>) =>
      setKept((now) => {
        const done = [...now.done, ...saved];
        const isOpen = (key: string) => !done.includes(key);
        const edits = Object.fromEntries(Object.entries(now.edits).filter(([key]) => isOpen(key)));
        const next = { ...now, done, edits, anyway: now.anyway.filter(isOpen) };
        return withText(next, withoutDone(now.text, new Set(done)));
      }),
  };
}

export type Capture = ReturnType<typeof useCapture>;

function withMore(kept: Kept, text: string): Kept {
  const more = text.trim();
  const lines = new Set(kept.text.split("\n").map((line) => line.trim()));
  if (more === "" || more.split("\n").every((line) => lines.has(line.trim()))) return kept;
  return { ...kept, text: kept.text.trim() === "" ? more : `${kept.text.trimEnd()}\n${more}` };
}

/** Another text; what was said of candidates that it no longer names is forgotten with the whole of it. */
function withText(kept: Kept, text: string): Kept {
  if (text.trim() === "") return { ...NOTHING, text };
  if (kept.done.length === 0) return { ...kept, text };
  // Named again later, a model is a new one.
  const named = new Set(readCandidates(text).candidates.map(({ key }) => key));
  return { ...kept, text, done: kept.done.filter((key) => named.has(key)) };
}
