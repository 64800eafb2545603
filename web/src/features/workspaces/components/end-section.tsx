import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { ActionRow } from "@/components/action-row";
import { Section } from "@/components/page";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { messageOf } from "@/lib/api/problem";
import type { Workspace } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useUser } from "@/lib/session/session";
import { useMembers, useRemoveMember } from "../api/members";
import { useRefreshWorkspaces } from "../api/workspaces";
import { isLastOwner, rightsIn } from "./rights";

const DeleteDialog = lazy(() => import("./delete-dialog"));

/** Leaving the workspace, and for owners its end. */
export function EndSection({ workspace }: { workspace: Workspace }) {
  const me = useUser();
  const members = useMembers(workspace.id).data?.items ?? [];
  const leave = useRemoveMember(workspace.id);
  const refresh = useRefreshWorkspaces();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"leave" | "delete" | null>(null);
  const isHeld = isLastOwner(members, me.id);
  const confirm = () =>
    leave.mutate(me.id, {
      onSuccess: () => {
        notify.done(`You have left ${workspace.name}`);
        // First away from here: this page may not be fetched again.
        void Promise.resolve(navigate(paths.workspaces())).then(refresh);
      },
      onError: (error) => {
        setAsked(null);
        notify.failed(messageOf(error));
      },
    });
  return (
    <Section title="Leave">
      <ul>
        <ActionRow
          title="Leave the workspace"
          text={
            isHeld
              ? "You are its only owner: make somebody else an owner first."
              : "You see it no more. What you wrote stays with the others."
          }
        >
          <Button disabled={isHeld} onClick={() => setAsked("leave")}>
            Leave…
          </Button>
        </ActionRow>
        {rightsIn(workspace).remove && (
          <ActionRow title="Delete the workspace" text="For all of its members, for good.">
            <Button onClick={() => setAsked("delete")}>
              <span className="text-danger">Delete…</span>
            </Button>
          </ActionRow>
        )}
      </ul>
      <Confirm
        isOpen={asked === "leave"}
        onClose={() => setAsked(null)}
        title={`Leave ${workspace.name}?`}
        action="Leave"
        onConfirm={confirm}
        isBusy={leave.isPending}
      >
        To come back you need another invitation.
      </Confirm>
      <Suspense>
        {asked === "delete" && <DeleteDialog workspace={workspace} onClose={() => setAsked(null)} />}
      </Suspense>
    </Section>
  );
}
