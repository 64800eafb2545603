import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Markdown } from "@/components/markdown";
import { Textarea } from "@/components/ui/input";
import { cn } from "@/lib/class-names";
import type { NotesKeeper } from "../../notes/keeper";
import type { NotesState } from "../../notes/machine";
import { surround, type Written } from "../../notes/marks";
import { ConflictBar, TheirVersion } from "./conflict";
import { NotesNotices } from "./notes-notices";
import { NotesToolbar } from "./notes-toolbar";
import { replaceText } from "./replace-text";

interface NotesEditorProps {
  keeper: NotesKeeper;
  state: NotesState;
  /** Whether it was opened to be written in now. */
  takesFocus: boolean;
  onLeave: () => void;
  /** Whose notes. */
  of: string;
}

/** Writes notes: the text, and beside it (on a narrow page behind it) how it reads. */
export function NotesEditor({ keeper, state, takesFocus, onLeave, of }: NotesEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [isPreview, setIsPreview] = useState(false);
  const { phase, text } = state;
  const theirs = phase.kind === "conflict" ? phase.theirs : null;

  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);

  const apply = (change: (written: Written) => Written) => {
    const field = area.current;
    if (field === null) return;
    replaceText(field, change({ text: field.value, from: field.selectionStart, to: field.selectionEnd }));
  };
  const press = (event: KeyboardEvent) => {
    const sign = { b: "**", i: "_" }[event.key.toLowerCase()];
    if ((event.ctrlKey || event.metaKey) && sign !== undefined) {
      event.preventDefault();
      apply((written) => surround(written, sign));
    } else if (event.key === "Escape" && theirs === null) onLeave();
  };

  return (
    <div className="@container">
      <NotesNotices keeper={keeper} state={state} />
      {theirs !== null && <ConflictBar keeper={keeper} state={state} theirs={theirs} />}
      <NotesToolbar
        apply={apply}
        isPreview={isPreview}
        onPreview={setIsPreview}
        hasPreview={theirs === null}
      />
      <div className="grid gap-4 @2xl:grid-cols-2">
        <div className={cn(isPreview && theirs === null && "hidden @2xl:block")}>
          {theirs !== null && <h3 className="mb-1 text-sm font-semibold">Yours</h3>}
          <Textarea
            ref={area}
            aria-label={`Notes on ${of}`}
            placeholder="Markdown"
            value={text}
            onChange={(event) => keeper.do({ kind: "typed", text: event.target.value })}
            onBlur={keeper.flush}
            onKeyDown={press}
            className="block field-sizing-content max-h-[70vh] min-h-40 resize-y"
          />
        </div>
        {theirs === null ? (
          <section
            aria-label="Preview"
            className={cn(
              "max-h-[70vh] min-h-40 quiet-scroll overflow-y-auto @2xl:block @2xl:border-l @2xl:pl-4",
              !isPreview && "hidden",
            )}
          >
            {text.trim() === "" ? (
              <p className="text-muted">The preview stands here.</p>
            ) : (
              <Markdown text={text} />
            )}
          </section>
        ) : (
          <TheirVersion mine={text} theirs={theirs.notes} />
        )}
      </div>
    </div>
  );
}
