import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Age } from "@/components/time";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { messageOf } from "@/lib/api/problem";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useTitle } from "@/lib/use-title";
import { isAtLeast, useWorkspaces } from "@/lib/workspaces/workspaces";
import { trashedQuery } from "../api/find-in-trash";
import { restoreModel } from "../api/trash-model";
import { useListAddress } from "../list";

/** A record that cannot be read: it lies in the trash, or it is not there, or it is somebody else's. */
export function NotHere({ id }: { id: number }) {
  const client = useQueryClient();
  const workspaces = useWorkspaces();
  const back = useListAddress();
  const trashed = useQuery(trashedQuery(id, workspaces)).data ?? null;
  const restoring = useMutation({
    mutationFn: () => restoreModel(id),
    onSuccess: (model) => {
      client.setQueryData(modelKeys.one(id), model);
      refreshModels(client);
    },
    onError: (error) => notify.failed(messageOf(error)),
  });
  useTitle(trashed?.name ?? "Not here");
  const role = workspaces.find((workspace) => workspace.id === trashed?.workspace_id)?.role;

  if (trashed !== null) {
    return (
      <>
        <h1 className="sr-only">{trashed.name}</h1>
        <Empty
          title={`${trashed.name} is in the trash`}
          action={
            <>
              {isAtLeast(role, "editor") && (
                <Button look="primary" isBusy={restoring.isPending} onClick={() => restoring.mutate()}>
                  Restore it
                </Button>
              )}
              <LinkButton to={paths.trash({ w: trashed.workspace_id })}>Look into the trash</LinkButton>
            </>
          }
        >
          <p>
            {trashed.deleted_at != null && (
              <>
                It was put there <Age of={trashed.deleted_at} />.{" "}
              </>
            )}
            After 30 days it is gone for good.
          </p>
        </Empty>
      </>
    );
  }
  return (
    <>
      <h1 className="sr-only">Model</h1>
      <Empty
        title="This model is not here"
        action={
          <LinkButton look="primary" to={back}>
            Go to the library
          </LinkButton>
        }
      >
        <p>It was removed for good, or it is in a workspace that is not shared with you.</p>
      </Empty>
    </>
  );
}
