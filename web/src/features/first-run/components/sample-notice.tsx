import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/format";
import { useBulk } from "@/lib/models/bulk";
import { useUser } from "@/lib/session/session";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { sampleQuery } from "../api/get-sample";
import { readSample } from "../sample/remembered";

/** Says that a library holds sample models, for as long as it does, and takes them out. */
export function SampleNotice() {
  const w = useWorkspaceId();
  const user = useUser();
  const mayEdit = isAtLeast(useWorkspace()?.role, "editor");
  const ids = useQuery(sampleQuery(w, readSample(user.id, w))).data ?? [];
  const bulk = useBulk();
  if (ids.length === 0 || !mayEdit) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-sunken px-4 py-2 text-sm">
      <FlaskConical aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="grow">{counted(ids.length, "sample model")} to look around in.</p>
      <Button
        size="small"
        isBusy={bulk.isPending}
        onClick={() => bulk.mutate({ workspace: w, ids, change: { delete: true } })}
      >
        Remove the sample models
      </Button>
    </div>
  );
}
