import { useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Tag } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useMergeTags } from "../api/merge-tags";

interface MergeDialogProps {
  /** Those that become one, the most used first. */
  tags: Tag[];
  /** The name that was asked for, where a tag was to be renamed to it. */
  into?: string | undefined;
  workspace: number | null;
  onClose: () => void;
  onDone: () => void;
}

/** Asks which name several tags are to have, and puts it in the place of all. */
export default function MergeDialog({ tags, into, workspace, onClose, onDone }: MergeDialogProps) {
  const [name, setName] = useState(into ?? tags[0]?.name ?? "");
  const merge = useMergeTags(workspace);
  const written = name.trim().toLowerCase();
  const from = tags.map((tag) => tag.name).filter((tag) => tag !== written);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    merge.mutate({ from, into: written }, { onSuccess: onDone });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={into === undefined ? `Merge ${tags.length} tags` : `There is a tag “${into}” already`}
      description={
        into === undefined
          ? "Every model that has one of them gets the one that stays."
          : "Merge the two? Every model that has one of them gets the one that stays."
      }
    >
      <form onSubmit={submit}>
        <ul className="mb-4 text-sm">
          {tags.map((tag) => (
            <li key={tag.name} className="flex justify-between gap-3 border-t py-1.5 last:border-b">
              <span className="truncate">{tag.name}</span>
              <span className="shrink-0 text-muted tabular">{counted(tag.models, "model")}</span>
            </li>
          ))}
        </ul>
        <Field label="The tag that stays" hint="One of them, or a new name">
          {(wiring) => (
            <>
              <Input
                {...wiring}
                // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for nothing else
                autoFocus
                list="merge-names"
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <datalist id="merge-names">
                {tags.map((tag) => (
                  <option key={tag.name} value={tag.name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            isBusy={merge.isPending}
            disabled={written === "" || from.length === 0}
          >
            Merge
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
