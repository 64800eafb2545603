import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { messageOf } from "@/lib/api/problem";
import type { Model } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useUser } from "@/lib/session/session";
import { isAtLeast, useWorkspaces } from "@/lib/workspaces/workspaces";
import { useMove } from "../api/move-model";
import { flushNotes } from "../notes/open-notes";

interface MoveDialogProps {
  model: Model;
  isCopy: boolean;
  onClose: () => void;
}

/** Asks for the workspace that a record is moved or copied to. */
export default function MoveDialog({ model, isCopy, onClose }: MoveDialogProps) {
  const navigate = useNavigate();
  const user = useUser().id;
  const places = useWorkspaces().filter(
    ({ id, role }) => id !== model.workspace_id && isAtLeast(role, "editor"),
  );
  const [chosen, setChosen] = useState(String(places[0]?.id ?? ""));
  const move = useMove();
  const place = places.find(({ id }) => String(id) === chosen);

  const submit = async () => {
    if (place === undefined) return;
    await flushNotes(user, model.id);
    move.mutate(
      { id: model.id, workspace: place.id, isCopy },
      {
        onSuccess: (result) => {
          notify.done(`${model.name} ${isCopy ? "copied" : "moved"} to ${place.name}`, {
            ...(isCopy && {
              action: { label: "Open the copy", onClick: () => void navigate(paths.model(result.id)) },
            }),
          });
          onClose();
        },
      },
    );
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isCopy ? "Copy to a workspace" : "Move to a workspace"}
      description={
        isCopy
          ? "The record stays here, and a copy with its notes is made there."
          : "It goes with its notes, journal and history. Everybody who shares that workspace can read them."
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label="Workspace">
          {(wiring) => (
            <Select {...wiring} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {move.error !== null && (
          <Notice look="danger" className="mt-3">
            {messageOf(move.error)}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isBusy={move.isPending}>
            {isCopy ? "Copy" : "Move"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
