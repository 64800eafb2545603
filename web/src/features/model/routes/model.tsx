import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams, useSearchParams } from "react-router";
import { Failure } from "@/components/ui/notice";
import type { Model } from "@/lib/api/types";
import { Problem } from "@/lib/api/problem";
import { modelQuery } from "@/lib/models/get-model";
import { useWorkspaceId, useWorkspaces } from "@/lib/workspaces/workspaces";
import { NotHere } from "../components/not-here";
import { RecordPage } from "../components/record-page";
import { RecordSkeleton } from "../components/record-skeleton";
import { useListKeys } from "../list";

/** The page of one record. */
export default function Model() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) && id > 0 ? <Found key={id} id={id} /> : <NotHere id={0} />;
}

function Found({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(modelQuery(id));
  useWorkspaceOf(data?.workspace_id);
  useListKeys(id, data !== undefined);
  // Also where it was just seen: somebody removed it meanwhile.
  if (error instanceof Problem && error.status === 404) return <NotHere id={id} />;
  if (data !== undefined) return <RecordPage model={data} />;
  if (error === null) return <RecordSkeleton />;
  return (
    <div className="mx-auto max-w-3xl px-4 pt-8">
      <Failure what="The model" error={error} onRetry={() => void refetch()} />
    </div>
  );
}

/** Makes the frame of the page show the workspace that the record is in: its address does not name it. */
function useWorkspaceOf(workspace: number | undefined): void {
  const shown = useWorkspaceId();
  const [, setParams] = useSearchParams();
  const found = useWorkspaces().find(({ id }) => id === workspace);
  const wanted = found === undefined ? undefined : found.is_personal ? null : found.id;
  useEffect(() => {
    if (wanted === undefined || wanted === shown) return;
    setParams(
      (params) => {
        if (wanted === null) params.delete("w");
        else params.set("w", String(wanted));
        return params;
      },
      { replace: true },
    );
  }, [wanted, shown, setParams]);
}
