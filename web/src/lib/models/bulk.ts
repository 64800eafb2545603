import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import type { BulkChange, BulkReport } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { notify } from "@/lib/notify";
import { modelKeys, tagKeys } from "./keys";

export interface BulkCommand extends BulkChange {
  workspace: number | null;
}

/** Changes many records in one transaction; `preview` only counts. */
export function changeModels(
  { workspace, ...change }: BulkCommand,
  signal?: AbortSignal,
): Promise<BulkReport> {
  return post("/models/bulk", change, { params: { workspace: workspace ?? undefined }, signal });
}

/** Takes back one change of many; what others wrote since stays. */
export function undoChange(id: number): Promise<{ changed: number }> {
  return post(`/models/bulk/${id}/undo`);
}

/** Changes many records, and offers to take it back for as long as the toast stays. */
export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: BulkCommand) => changeModels(command),
    onSuccess: (report, { change }) => offerUndo(client, report, described(change, report)),
    onError: (error) => notify.failed(messageOf(error)),
    onSettled: () => refreshModels(client),
  });
}

/** A toast that says what was done, with a way back. */
export function offerUndo(client: QueryClient, report: BulkReport, text: string): void {
  const { undo } = report;
  if (undo == null) {
    notify.say(text);
    return;
  }
  notify.done(text, {
    duration: 12_000,
    action: {
      label: "Undo",
      onClick: () => {
        undoChange(undo.id)
          .then(
            ({ changed }) => notify.done(`${counted(changed, "model")} as before`),
            (error: unknown) => notify.failed(messageOf(error)),
          )
          .finally(() => refreshModels(client));
      },
    },
  });
}

/** Asks again for everything that shows models. */
export function refreshModels(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: modelKeys.all });
  void client.invalidateQueries({ queryKey: tagKeys.all });
  void client.invalidateQueries({ queryKey: ["workspaces"] });
}

function described(change: BulkChange["change"], report: BulkReport): string {
  const models = counted(report.changed ?? 0, "model");
  if (change.delete === true) return `${models} moved to the trash`;
  if (change.restore === true) return `${models} restored`;
  if (change.move_to != null) return `${models} moved`;
  return `${models} changed`;
}
