import { useQueryClient } from "@tanstack/react-query";
import { Copy, FolderInput, FolderOutput, Link2, RefreshCw, Trash2 } from "lucide-react";
import { useNavigate } from "react-router";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";
import { copyText } from "@/lib/copy-text";
import { notify } from "@/lib/notify";
import { useUser } from "@/lib/session/session";
import { isAtLeast, useWorkspaces } from "@/lib/workspaces/workspaces";
import { useTrash } from "../../api/trash-model";
import { flushNotes } from "../../notes/open-notes";
import { useRecordActions } from "../../record";

/** What is done with a record now and then. */
export default function RecordMenuItems({ model, back }: { model: Model; back: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const user = useUser().id;
  const { canEdit, move, refresh } = useRecordActions();
  const trash = useTrash();
  const elsewhere = useWorkspaces().some(
    ({ id, role }) => id !== model.workspace_id && isAtLeast(role, "editor"),
  );

  const copy = async (text: string, what: string) => {
    if (await copyText(text)) notify.done(`${what} copied`);
  };
  const remove = async () => {
    // What was typed last goes with it, and comes back with it.
    await flushNotes(user, model.id);
    if (!(await trash(model))) return;
    await navigate(back);
    client.removeQueries({ queryKey: modelKeys.one(model.id) });
    refreshModels(client);
  };

  return (
    <>
      {canEdit && model.hub_id != null && (
        <>
          <MenuItem onSelect={refresh}>
            <RefreshCw aria-hidden className="size-4" />
            Refresh from the Hub…
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {model.hub_id != null && (
        <MenuItem onSelect={() => void copy(model.hub_id ?? "", "Id")}>
          <Copy aria-hidden className="size-4" />
          Copy the Hub id
        </MenuItem>
      )}
      <MenuItem onSelect={() => void copy(location.href, "Link")}>
        <Link2 aria-hidden className="size-4" />
        Copy a link to this page
      </MenuItem>
      {elsewhere && (
        <>
          <MenuSeparator />
          {canEdit && (
            <MenuItem onSelect={() => move(false)}>
              <FolderInput aria-hidden className="size-4" />
              Move to a workspace…
            </MenuItem>
          )}
          <MenuItem onSelect={() => move(true)}>
            <FolderOutput aria-hidden className="size-4" />
            Copy to a workspace…
          </MenuItem>
        </>
      )}
      {canEdit && (
        <>
          <MenuSeparator />
          <MenuItem isDangerous onSelect={() => void remove()}>
            <Trash2 aria-hidden className="size-4" />
            Move to the trash
          </MenuItem>
        </>
      )}
    </>
  );
}
