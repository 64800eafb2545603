import { UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Section } from "@/components/page";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { messageOf } from "@/lib/api/problem";
import type { Invitation, Workspace } from "@/lib/api/types";
import { ROLE_LABELS } from "@/lib/labels";
import { notify } from "@/lib/notify";
import { useInvitations, useWithdraw } from "../api/invitations";

const InviteDialog = lazy(() => import("./invite-dialog"));

/** Who was invited and has not come yet; for owners. */
export function Invitations({ workspace }: { workspace: Workspace }) {
  const invitations = useInvitations(workspace.id);
  const items = invitations.data?.items ?? [];
  const withdraw = useWithdraw(workspace.id);
  const [isInviting, setIsInviting] = useState(false);
  const [asked, setAsked] = useState<Invitation | null>(null);
  const confirm = () => {
    if (asked === null) return;
    withdraw.mutate(asked.id, {
      onSuccess: () => notify.done(`The invitation of ${asked.login} is withdrawn`),
      onError: (error) => notify.failed(messageOf(error)),
      onSettled: () => setAsked(null),
    });
  };
  return (
    <Section title="Invitations">
      {invitations.isPending && <Skeleton className="h-12 w-full" />}
      {invitations.isError && (
        <Failure
          what="The invitations"
          error={invitations.error}
          onRetry={() => void invitations.refetch()}
        />
      )}
      {invitations.isSuccess && items.length === 0 && (
        <p className="text-muted">Nobody is invited at the moment.</p>
      )}
      <ul>
        {items.map((invitation) => (
          <li
            key={invitation.id}
            className="flex items-center gap-3 border-t py-2 first:border-t-0 first:pt-0"
          >
            <div className="min-w-0 flex-1">
              <p className="truncate">{invitation.login}</p>
              <p className="text-sm text-muted">
                {ROLE_LABELS[invitation.role]} · ends <Age of={invitation.expires_at} />
              </p>
            </div>
            <Button
              size="small"
              onClick={() => setAsked(invitation)}
              aria-label={`Withdraw the invitation of ${invitation.login}`}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={() => setIsInviting(true)}>
        <UserPlus aria-hidden className="size-4" />
        Invite somebody
      </Button>
      <Suspense>
        {isInviting && <InviteDialog workspace={workspace} onClose={() => setIsInviting(false)} />}
      </Suspense>
      <Confirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title="Withdraw this invitation?"
        action="Withdraw"
        onConfirm={confirm}
        isBusy={withdraw.isPending}
      >
        {asked?.login} cannot join with its code any more.
      </Confirm>
    </Section>
  );
}
