import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { age } from "@/lib/format";
import type { NotesKeeper } from "../../notes/keeper";
import { isUnsaved, type NotesState } from "../../notes/machine";
import { join } from "../../notes/join";

/** What became of texts that were not saved when the page was left, and of those that gave way to another version. */
export function NotesNotices({ keeper, state }: { keeper: NotesKeeper; state: NotesState }) {
  const [isRead, setIsRead] = useState(false);
  const { restoredFrom, aside, text } = state;
  return (
    <>
      {restoredFrom !== null && !isRead && (
        <Notice className="mb-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p className="flex-1 basis-60">
              What you wrote {age(new Date(restoredFrom))} had not been saved when the page was left. It is
              back
              {isUnsaved(state) ? "." : ", and saved now."}
            </p>
            <Button look="link" onClick={() => setIsRead(true)}>
              All right
            </Button>
          </div>
        </Notice>
      )}
      {aside.length > 0 && (
        <Notice className="mb-2">
          <details>
            <summary className="w-fit rounded-sm">
              A text of yours gave way to another version. It is kept here.
            </summary>
            {aside.map((each) => (
              <p
                key={each}
                className="mt-2 max-h-48 quiet-scroll overflow-y-auto border-l-2 border-line-strong pl-3 whitespace-pre-wrap"
              >
                {each}
              </p>
            ))}
          </details>
          <div className="mt-1.5 flex gap-4">
            <Button
              look="link"
              onClick={() =>
                keeper.do({ kind: "bringBack", text: aside.reduce((now, each) => join(each, now), text) })
              }
            >
              Put it back into the notes
            </Button>
            <Button look="link" onClick={() => keeper.do({ kind: "letGo" })}>
              Let it go
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}
