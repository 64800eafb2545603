import { Problem, messageOf } from "@/lib/api/problem";
import type { NotesDraft } from "./drafts";
import { begin, isUnsaved, next, restore, type NotesEvent, type NotesState, type Version } from "./machine";

/** What a keeper needs from outside. */
export interface Ports {
  /** MUST be refused with 412 where the record is not at `revision` any more. */
  save: (notes: string, revision: number) => Promise<Version>;
  /** The record as the server has it now. */
  fetch: () => Promise<Version>;
  /** Keeps what is not saved, or forgets it; says whether it could. */
  keep: (draft: NotesDraft | null) => boolean;
  now: () => number;
}

const PAUSE = 1000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** Holds the notes of one record while they are written, and sees to it that they are saved. */
export class NotesKeeper {
  private state: NotesState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = FIRST_WAIT;
  private typedAt: number;
  /** Whether what is unsaved is in the browser's storage; if not, leaving the page would lose it. */
  isKept = true;

  constructor(
    version: Version,
    drafts: readonly NotesDraft[],
    private readonly ports: Ports,
  ) {
    const [latest, ...older] = drafts;
    this.typedAt = latest?.at ?? ports.now();
    if (latest === undefined) this.state = begin(version);
    else {
      const aside = [...latest.aside, ...older.flatMap((draft) => [draft.text, ...draft.aside])];
      const isNew = (text: string, at: number) => aside.indexOf(text) === at && text !== latest.text;
      this.state = next(restore({ ...latest, aside: aside.filter(isNew) }), { kind: "seen", version });
      this.keep();
      this.act();
    }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = () => this.state;

  readonly do = (event: NotesEvent): void => {
    const before = this.state;
    this.state = next(before, event);
    if (this.state === before) return;
    if (this.state.text !== before.text && event.kind === "typed") this.typedAt = this.ports.now();
    this.keep();
    this.act(before);
    for (const listener of this.listeners) listener();
  };

  /** Saves now what waits for a pause, a connection or another try. */
  readonly flush = (): void => this.do({ kind: "due" });

  /** Stops trying. What is unsaved stays in the browser. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private keep(): void {
    const { text, base, aside } = this.state;
    const isNeeded = isUnsaved(this.state) || aside.length > 0;
    this.isKept = this.ports.keep(isNeeded ? { text, base, aside, at: this.typedAt } : null);
  }

  /** Does what the state asks for: waits, sends or fetches. */
  private act(before?: NotesState): void {
    const { phase, text } = this.state;
    const isOld = phase === before?.phase;
    if (phase.kind === "typing" && !(isOld && text === before.text)) this.later(PAUSE);
    if (isOld) return;
    if (phase.kind === "waiting") this.later(this.wait);
    else if (phase.kind !== "typing") clearTimeout(this.timer);
    if (phase.kind === "saving") void this.send(phase.sent);
    if (phase.kind === "comparing") void this.compare();
    if (phase.kind === "saved") this.wait = FIRST_WAIT;
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, milliseconds);
  }

  private async send(notes: string): Promise<void> {
    try {
      const version = await this.ports.save(notes, this.state.base.revision);
      this.do({ kind: "saved", version, at: this.ports.now() });
    } catch (error) {
      if (error instanceof Problem && error.isStale) this.do({ kind: "stale" });
      else this.fail(error);
    }
  }

  private async compare(): Promise<void> {
    try {
      this.do({ kind: "seen", version: await this.ports.fetch() });
      // Nobody else touched the notes: no need to wait for another pause.
      if (this.state.phase.kind === "typing") this.flush();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const problem = error instanceof Problem ? error : null;
    const isFinal = problem !== null && [400, 401, 403, 404, 413, 422].includes(problem.status);
    this.wait =
      problem?.retryAfter != null ? problem.retryAfter * 1000 : Math.min(this.wait * 2, LONGEST_WAIT);
    this.do({ kind: "failed", reason: messageOf(error), isFinal });
  }
}
