import { useState } from "react";
import { Section } from "@/components/page";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { messageOf } from "@/lib/api/problem";
import type { Member, Role, Workspace } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { useUser } from "@/lib/session/session";
import { useChangeRole, useMembers, useRemoveMember } from "../api/members";
import { useRefreshWorkspaces } from "../api/workspaces";
import { MemberLine } from "./member-line";
import { isLastOwner, rightsIn } from "./rights";

const AS: Record<Role, string> = { viewer: "a viewer", editor: "an editor", owner: "an owner" };

/** Something that is asked before: it cannot be taken back by oneself. */
type Asked = { kind: "remove"; member: Member } | { kind: "step-down"; role: Role };

/** Who is in the workspace, as what; owners change it. */
export function Members({ workspace }: { workspace: Workspace }) {
  const me = useUser();
  const members = useMembers(workspace.id);
  const items = members.data?.items ?? [];
  const changeRole = useChangeRole(workspace.id);
  const remove = useRemoveMember(workspace.id);
  const refresh = useRefreshWorkspaces();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { manage } = rightsIn(workspace);

  const give = (member: number, role: Role, who: string) =>
    changeRole.mutate(
      { member, role },
      {
        onSuccess: () => notify.done(`${who} ${AS[role]} now`),
        onError: (error) => notify.failed(messageOf(error)),
        onSettled: () => setAsked(null),
      },
    );
  const choose = (member: Member, role: Role) => {
    if (member.user_id === me.id) setAsked({ kind: "step-down", role });
    else give(member.user_id, role, `${member.username} is`);
  };
  const confirm = () => {
    if (asked?.kind === "step-down") give(me.id, asked.role, "You are");
    if (asked?.kind !== "remove") return;
    remove.mutate(asked.member.user_id, {
      onSuccess: () => {
        refresh();
        notify.done(`${asked.member.username} is no member any more`);
      },
      onError: (error) => notify.failed(messageOf(error)),
      onSettled: () => setAsked(null),
    });
  };

  return (
    <Section title="Members">
      {members.isPending && <Skeleton className="h-24 w-full" />}
      {members.isError && (
        <Failure what="The members" error={members.error} onRetry={() => void members.refetch()} />
      )}
      <ul>
        {items.map((member) => (
          <MemberLine
            key={member.user_id}
            member={member}
            isMe={member.user_id === me.id}
            isFixed={isLastOwner(items, member.user_id)}
            canManage={manage}
            onRole={(role) => choose(member, role)}
            onRemove={() => setAsked({ kind: "remove", member })}
          />
        ))}
      </ul>
      <Confirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.kind === "remove" ? `Remove ${asked.member.username}?` : "Give up being an owner?"}
        action={asked?.kind === "remove" ? "Remove" : "Give it up"}
        onConfirm={confirm}
        isBusy={remove.isPending || changeRole.isPending}
      >
        {asked?.kind === "remove"
          ? "They see the workspace no more. What they wrote stays; to come back they need another invitation."
          : "You no longer decide on members and the name. Only another owner can make you one again."}
      </Confirm>
    </Section>
  );
}
