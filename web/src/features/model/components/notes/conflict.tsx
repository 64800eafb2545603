import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { join, split } from "../../notes/join";
import type { NotesKeeper } from "../../notes/keeper";
import type { Version } from "../../notes/machine";

/** Says that both sides were changed, and lets the person say what is to stand. */
export function ConflictBar({
  keeper,
  mine,
  theirs,
}: {
  keeper: NotesKeeper;
  mine: string;
  theirs: Version;
}) {
  const decide = (kind: "keepMine" | "takeTheirs") => {
    keeper.do({ kind });
    keeper.flush();
  };
  return (
    <Notice look="warn" className="mb-3">
      <p className="font-semibold">These notes were changed elsewhere while you wrote</p>
      <p className="mt-0.5">
        Both versions stand side by side. Whatever you choose, the other one can still be had: theirs from the
        history, yours from here.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          size="small"
          onClick={() => {
            keeper.do({ kind: "join", text: join(mine, theirs.notes) });
            keeper.flush();
          }}
        >
          Join both
        </Button>
        <Button size="small" onClick={() => decide("keepMine")}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => decide("takeTheirs")}>
          Take theirs
        </Button>
      </div>
    </Notice>
  );
}

/** The other version, with what differs from ours marked by a bar and a ground. */
export function TheirVersion({ mine, theirs }: { mine: string; theirs: string }) {
  const parts = split(mine, theirs);
  return (
    <section aria-label="Their version">
      <h3 className="mb-1 text-sm font-semibold">Theirs</h3>
      <div className="max-h-[70vh] min-h-40 quiet-scroll overflow-y-auto rounded-md bg-sunken px-2.5 py-2 whitespace-pre-wrap">
        {parts.start.map((line, index) => (
          <Line key={`start ${index}`} text={line} />
        ))}
        {parts.theirs.length > 0 && (
          <ins className="-mx-2.5 block border-l-2 border-warn bg-mark px-2 no-underline">
            {parts.theirs.map((line, index) => (
              <Line key={`theirs ${index}`} text={line} />
            ))}
          </ins>
        )}
        {parts.end.map((line, index) => (
          <Line key={`end ${index}`} text={line} />
        ))}
      </div>
    </section>
  );
}

function Line({ text }: { text: string }) {
  return <span className="block">{text === "" ? "\u00a0" : text}</span>;
}
