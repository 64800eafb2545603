import { useEffect, useState } from "react";
import type { Draft } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { readStored, writeStored } from "@/lib/storage";
import { withoutDone, withoutWritten } from "./candidates";
import { NOTHING_SHARED, withEdit, type Edits, type Shared } from "./edits";

/** Everything a person put into the page. It outlives a reload and a session that ended. */
interface Kept {
  text: string;
  /** By the key of the candidate, as are the others. */
  edits: Record<string, Edits>;
  leftOut: string[];
  /** To be kept although there is a record already. */
  anyway: string[];
  shared: Shared;
}

const NOTHING: Kept = { text: "", edits: {}, leftOut: [], anyway: [], shared: NOTHING_SHARED };

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" && value !== null && "text" in value && "edits" in value && "shared" in value
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
    setText: (text: string) =>
      setKept((now) => (text.trim() === "" ? { ...NOTHING, text } : { ...now, text })),
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
    drop: (what: string) =>
      setKept((now) => {
        const text = withoutWritten(now.text, what);
        return text === "" ? NOTHING : { ...now, text };
      }),
    /** Takes what is saved out of the text; what is left stays. */
    finish: (done: ReadonlySet<string>) =>
      setKept((now) => {
        const text = withoutDone(now.text, done);
        return text === "" ? NOTHING : { ...now, text };
      }),
  };
}

export type Capture = ReturnType<typeof useCapture>;

function withMore(kept: Kept, text: string): Kept {
  const more = text.trim();
  if (more === "" || kept.text.includes(more)) return kept;
  return { ...kept, text: kept.text.trim() === "" ? more : `${kept.text.trimEnd()}\n${more}` };
}
