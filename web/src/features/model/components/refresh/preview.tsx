import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Model, Refresh } from "@/lib/api/types";
import { messageOf } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { notify } from "@/lib/notify";
import { useUser } from "@/lib/session/session";
import { useRefresh } from "../../api/refresh-model";
import { useRevert } from "../../api/revert-event";
import { flushNotes } from "../../notes/open-notes";
import { changeWords } from "../upstream/words";
import { decisionsOf, takenAtFirst } from "./choices";
import { DiffRow } from "./diff-row";

interface PreviewProps {
  model: Model;
  preview: Refresh;
  onClose: () => void;
}

/** What a refresh would do, field by field, and the button that does it. */
export function Preview({ model, preview, onClose }: PreviewProps) {
  const { fields, upstream, warnings } = preview;
  const [taken, setTaken] = useState(() => takenAtFirst(fields));
  const user = useUser().id;
  const { mutate, isPending, error } = useRefresh(model.id);
  const revert = useRevert(model.id);

  const apply = async () => {
    // What was typed last is saved on what it was read from.
    await flushNotes(user, model.id);
    mutate(decisionsOf(fields, taken), {
      onSuccess: ({ event_id: event, warnings: said }) => {
        const description = said.join(" ");
        notify.done(event === null ? "It was up to date already" : "Refreshed", {
          duration: 12_000,
          ...(description !== "" && { description }),
          ...(event !== null && { action: { label: "Undo", onClick: () => revert.mutate(event) } }),
        });
        onClose();
      },
    });
  };
  const choose = (field: (typeof fields)[number]["field"], isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(field);
    else next.delete(field);
    setTaken(next);
  };

  return (
    <>
      {warnings.length > 0 && (
        <Notice look="warn" className="mb-3">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      {upstream.length > 0 && (
        <section className="mb-4">
          <h3 className="text-sm font-semibold">Changed on the Hub since the last look</h3>
          <ul className="mt-1 list-disc pl-5 text-sm">
            {upstream.map((change) => (
              <li key={change.what} className="wrap-anywhere">
                {changeWords(change)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {fields.length === 0 ? (
        <p className="text-muted">{nothingWords(preview)}</p>
      ) : (
        <section>
          <h3 className="text-sm font-semibold">
            {counted(fields.length, "field differs", "fields differ")}; tick what to take from the Hub
          </h3>
          <ul className="mt-2 border-b">
            {fields.map((diff) => (
              <DiffRow
                key={diff.field}
                diff={diff}
                isTaken={taken.has(diff.field)}
                onChange={(isTaken) => choose(diff.field, isTaken)}
              />
            ))}
          </ul>
        </section>
      )}
      {error !== null && (
        <Notice look="danger" className="mt-3">
          {messageOf(error)}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" isBusy={isPending} onClick={() => void apply()}>
          {fields.length === 0 ? "Refresh" : "Apply"}
        </Button>
      </DialogActions>
    </>
  );
}

function nothingWords({ upstream }: Refresh): string {
  if (upstream.some(({ what }) => what === "gone"))
    return "There is nothing to take over: the record keeps the facts that it has.";
  const what = upstream.length === 0 ? "Nothing differs" : "No field differs";
  return `${what}: the record says what the Hub says. Downloads, sizes and the other facts are still brought up to date.`;
}
