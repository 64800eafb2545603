import { useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { messageOf, Problem } from "@/lib/api/problem";
import type { Workspace } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useDeleteWorkspace } from "../api/workspaces";

/** Asks for the name before a workspace goes, and once more where models stand in it. */
export default function DeleteDialog({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const [name, setName] = useState("");
  const [withModels, setWithModels] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const navigate = useNavigate();
  const remove = useDeleteWorkspace(workspace.id);
  // Those in the trash are not counted; only the server knows of them.
  const isRefused = remove.error instanceof Problem && remove.error.code === "workspace_not_empty";
  const hasModels = workspace.models > 0 || isRefused;
  const isNamed = name.trim() === workspace.name;
  const isUnconfirmed = hasModels && !withModels;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isNamed || isUnconfirmed) return;
    remove.mutate(
      { withModels },
      {
        onSuccess: () => {
          notify.say(`${workspace.name} is deleted`);
          void navigate(paths.workspaces());
        },
        onError: () => setIsTried(false),
      },
    );
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Delete ${workspace.name}?`}
      description="It is gone for all of its members and cannot be brought back."
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {remove.isError && (
          <Notice look="danger">
            {isRefused
              ? "Models stand in it, those in the trash among them. Move them elsewhere, or delete them too."
              : messageOf(remove.error)}
          </Notice>
        )}
        {hasModels && (
          <div>
            <label className="flex items-start gap-2.5">
              <Checkbox
                className="mt-0.5"
                checked={withModels}
                onChange={(event) => setWithModels(event.target.checked)}
              />
              <span>
                Delete{" "}
                {workspace.models > 0 ? `its ${counted(workspace.models, "model")}` : "what is in its trash"}{" "}
                too, with notes, journals and history
              </span>
            </label>
            {isTried && isUnconfirmed && (
              <p role="alert" className="mt-1 text-sm text-danger">
                Only an empty workspace is deleted without this.
              </p>
            )}
          </div>
        )}
        <Field
          label={
            <>
              Write <q>{workspace.name}</q> to confirm
            </>
          }
          error={isTried && !isNamed ? "This is not its name." : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={name}
              onChange={(event) => setName(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" isBusy={remove.isPending}>
            Delete the workspace
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
