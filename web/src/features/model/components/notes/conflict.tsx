import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { cn } from "@/lib/class-names";
import { join, marked } from "../../notes/join";
import type { NotesKeeper } from "../../notes/keeper";
import type { NotesState, Version } from "../../notes/machine";

/** Says that both sides were changed, and lets the person say what is to stand. */
export function ConflictBar({
  keeper,
  state: { text, base },
  theirs,
}: {
  keeper: NotesKeeper;
  state: NotesState;
  theirs: Version;
}) {
  const choices = [
    { label: "Join both", event: { kind: "join", text: join(text, theirs.notes, base.notes) } as const },
    { label: "Keep mine", event: { kind: "keepMine" } as const },
    { label: "Take theirs", event: { kind: "takeTheirs" } as const },
  ];
  return (
    <Notice look="warn" className="mb-3">
      <p className="font-semibold">These notes were changed elsewhere while you wrote</p>
      <p className="mt-0.5">
        Choose what is to stand. The other version can still be had: theirs from the history, yours from here.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {choices.map(({ label, event }) => (
          <Button
            key={label}
            size="small"
            onClick={() => {
              keeper.do(event);
              keeper.flush();
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </Notice>
  );
}

/** The other version, with the lines that ours lacks marked by a bar and a ground. */
export function TheirVersion({ mine, theirs }: { mine: string; theirs: string }) {
  return (
    <section aria-label="Their version">
      <h3 className="mb-1 text-sm font-semibold">Theirs</h3>
      <div className="max-h-[70vh] min-h-40 quiet-scroll overflow-y-auto rounded-md bg-sunken py-2 whitespace-pre-wrap">
        {marked(theirs, mine).map(({ text, isNew }, at) => {
          const Line = isNew ? "ins" : "span";
          return (
            <Line
              key={at}
              className={cn(
                "block border-l-2 px-2.5 no-underline",
                isNew ? "border-warn bg-mark" : "border-transparent",
              )}
            >
              {text === "" ? "\u00a0" : text}
            </Line>
          );
        })}
      </div>
    </section>
  );
}
