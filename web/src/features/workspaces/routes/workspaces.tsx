import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Page, Section } from "@/components/page";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { workspacesQuery } from "@/lib/workspaces/workspaces";
import { AcceptCode } from "../components/accept-code";
import { MyInvitations } from "../components/my-invitations";
import { WorkspaceLine } from "../components/workspace-line";

const CreateDialog = lazy(() => import("../components/create-dialog"));

/** The libraries that one has a part in, and the ways to another. */
export default function Workspaces() {
  const workspaces = useQuery(workspacesQuery);
  const [isNew, setIsNew] = useState(false);
  const items = workspaces.data?.items ?? [];
  return (
    <Page
      title="Workspaces"
      lead="Your own is private, the others are shared."
      actions={
        <Button look="primary" onClick={() => setIsNew(true)}>
          <Plus aria-hidden className="size-4" />
          New workspace
        </Button>
      }
    >
      <div>
        <MyInvitations />
        <Section title="Yours">
          {workspaces.isPending && <Skeleton className="h-36 w-full" />}
          {workspaces.isError && (
            <Failure
              what="Your workspaces"
              error={workspaces.error}
              onRetry={() => void workspaces.refetch()}
            />
          )}
          <ul>
            {items.map((workspace) => (
              <WorkspaceLine key={workspace.id} workspace={workspace} />
            ))}
          </ul>
        </Section>
        <Section title="Join another">
          <AcceptCode />
        </Section>
      </div>
      <Suspense>{isNew && <CreateDialog onClose={() => setIsNew(false)} />}</Suspense>
    </Page>
  );
}
