import { useParams } from "react-router";
import { Page, Section } from "@/components/page";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Problem } from "@/lib/api/problem";
import type { Workspace as Shown } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { ROLE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { useWorkspaceOf } from "../api/workspaces";
import { EndSection } from "../components/end-section";
import { Invitations } from "../components/invitations";
import { Members } from "../components/members";
import { NameForm } from "../components/name-form";
import { rightsIn } from "../components/rights";

/** One workspace: its name, who is in it, and its end. */
export default function Workspace() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) ? <Fetched id={id} /> : <Gone />;
}

function Fetched({ id }: { id: number }) {
  const workspace = useWorkspaceOf(id);
  if (workspace.isPending) {
    return (
      <Page title="Workspace">
        <Skeleton className="h-64 w-full" />
      </Page>
    );
  }
  if (workspace.isError) {
    const isGone = workspace.error instanceof Problem && workspace.error.status === 404;
    if (isGone) return <Gone />;
    return (
      <Page title="Workspace">
        <Failure what="The workspace" error={workspace.error} onRetry={() => void workspace.refetch()} />
      </Page>
    );
  }
  return <Parts workspace={workspace.data} />;
}

function Parts({ workspace }: { workspace: Shown }) {
  const rights = rightsIn(workspace);
  const { id, name, role, is_personal: isPersonal } = workspace;
  return (
    <Page
      title={name}
      lead={`${isPersonal ? "Yours alone" : ROLE_LABELS[role]} · ${counted(workspace.members, "member")} · ${counted(workspace.models, "model")}`}
      actions={<LinkButton to={paths.library({ w: isPersonal ? null : id })}>Open the library</LinkButton>}
    >
      <div>
        {rights.rename && (
          <Section title="Name">
            <NameForm key={name} workspace={workspace} />
          </Section>
        )}
        {isPersonal ? (
          <Section title="Members">
            <p className="max-w-md text-muted">
              This workspace is yours alone. To keep models together with others,{" "}
              <LinkButton look="link" to={paths.workspaces()}>
                make another one
              </LinkButton>{" "}
              and invite them.
            </p>
          </Section>
        ) : (
          <Members workspace={workspace} />
        )}
        {rights.manage && <Invitations workspace={workspace} />}
        {rights.leave && <EndSection workspace={workspace} />}
      </div>
    </Page>
  );
}

function Gone() {
  return (
    <Empty
      title="There is no such workspace"
      action={
        <LinkButton look="primary" to={paths.workspaces()}>
          See your workspaces
        </LinkButton>
      }
    >
      <p>It was deleted, or you are no member of it any more.</p>
    </Empty>
  );
}
