import { useNavigate } from "react-router";
import { Section } from "@/components/page";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { messageOf } from "@/lib/api/problem";
import type { Invitation } from "@/lib/api/types";
import { ROLE_LABELS } from "@/lib/labels";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useAccept, useDecline, useMyInvitations } from "../api/my-invitations";

/** The workspaces that wait for the user; nothing where there are none. */
export function MyInvitations() {
  const items = useMyInvitations().data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title="You are invited">
      <ul>
        {items.map((invitation) => (
          <Line key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ invitation }: { invitation: Invitation }) {
  const { id, workspace_name: name, role, invited_by: by, expires_at: expires } = invitation;
  const navigate = useNavigate();
  const accept = useAccept();
  const decline = useDecline();
  const fail = (error: unknown) => notify.failed(messageOf(error));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-3 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          {by == null ? "Invited" : `${by} invites you`} as {ROLE_LABELS[role].toLowerCase()} · ends{" "}
          <Age of={expires} />
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          look="primary"
          isBusy={accept.isPending}
          aria-label={`Accept the invitation to ${name}`}
          onClick={() =>
            accept.mutate(
              { id },
              {
                onSuccess: (workspace) => {
                  notify.done(`You are a member of ${workspace.name}`);
                  void navigate(paths.library({ w: workspace.id }));
                },
                onError: fail,
              },
            )
          }
        >
          Accept
        </Button>
        <Button
          isBusy={decline.isPending}
          aria-label={`Decline the invitation to ${name}`}
          onClick={() =>
            decline.mutate(id, {
              onSuccess: () => notify.say(`The invitation to ${name} is declined`),
              onError: fail,
            })
          }
        >
          Decline
        </Button>
      </div>
    </li>
  );
}
