import { useRef, useState } from "react";
import { Markdown } from "@/components/markdown";
import { Button } from "@/components/ui/button";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { useShortcut } from "@/lib/shortcuts";
import type { NotesKeeper } from "../../notes/keeper";
import { isUnsaved } from "../../notes/machine";
import { useNotes } from "../../notes/use-notes";
import { Part } from "../part";
import { NotesEditor } from "./notes-editor";
import { SaveState } from "./save-state";

/** What one thinks of a model, in Markdown: read, and written in place. */
export function Notes({ model, canEdit }: { model: Model; canEdit: boolean }) {
  if (canEdit) return <OwnNotes model={model} />;
  return (
    <Part title="Notes" isFirst>
      {model.notes === "" ? <p className="text-muted">Nothing yet.</p> : <Markdown text={model.notes} />}
    </Part>
  );
}

function OwnNotes({ model }: { model: Model }) {
  const notes = useNotes(model);
  const [isOpen, setIsOpen] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const [seen, setSeen] = useState<NotesKeeper | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const open = () => {
    setIsOpen(true);
    setWasAsked(true);
  };
  const state = notes?.state;
  // What is not saved, and what waits for a decision, is not hidden behind a button.
  const mustBeSeen =
    state !== undefined && (isUnsaved(state) || state.phase.kind === "conflict" || state.aside.length > 0);
  if (notes !== null && notes.keeper !== seen) {
    setSeen(notes.keeper);
    // What came back from the last visit stays open after it is saved.
    if (mustBeSeen) setIsOpen(true);
  }
  const isWriting = notes !== null && (isOpen || mustBeSeen);
  useShortcut("w", "Write notes", "Model", open, !isWriting);

  const close = () => {
    notes?.keeper.flush();
    setIsOpen(false);
    setWasAsked(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const text = state?.text ?? model.notes;
  const actions = (
    <>
      {notes !== null && <SaveState state={notes.state} onRetry={notes.keeper.flush} />}
      {isWriting
        ? state?.phase.kind !== "conflict" && (
            <Button size="small" look="quiet" onClick={close}>
              Done
            </Button>
          )
        : text !== "" && (
            <Button ref={opener} size="small" look="quiet" onClick={open}>
              Edit notes
            </Button>
          )}
    </>
  );

  return (
    <Part title="Notes" actions={actions} isFirst>
      {isWriting && <NotesEditor {...notes} takesFocus={wasAsked} onLeave={close} of={model.name} />}
      {!isWriting && text !== "" && <Markdown text={text} />}
      {!isWriting && text === "" && notes === null && (
        <>
          <Loading what="the notes" />
          <Skeleton className="h-16 w-full" />
        </>
      )}
      {!isWriting && text === "" && notes !== null && (
        <button
          ref={opener}
          type="button"
          onClick={open}
          className="block w-full rounded-md border border-dashed border-line-strong px-3 py-5 text-left text-muted hover:bg-hover hover:text-ink"
        >
          Write what you think of it: what it is good for, what it failed at, what to try next.
        </button>
      )}
    </Part>
  );
}
