import { post, remove } from "@/lib/api/client";
import type { ModelItem, Refresh, Status } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { patchModel } from "@/lib/models/patch-model";

/** What came of a fix: a sentence, and the way back where there is one. */
export interface Fixed {
  text: string;
  undo?: () => Promise<unknown>;
}

/** What one press does about a record. */
export type Fix = "archive" | "tried" | "trash" | "seen" | "refresh";

const FIXES: Record<Fix, (model: ModelItem) => Promise<Fixed>> = {
  archive: (model) => moveTo(model, "archived", `${model.name} archived`),
  tried: (model) => moveTo(model, "tried", `${model.name} marked as tried`),
  trash: async ({ id, name }) => {
    await remove(`/models/${id}`);
    return { text: `${name} moved to the trash`, undo: () => post(`/models/${id}/restore`) };
  },
  seen: async ({ id, name }) => {
    await post(`/models/${id}/upstream/seen`);
    return { text: `The changes of ${name} are marked as seen` };
  },
  refresh: async ({ id, name }) => {
    const { fields, event_id: event } = await post<Refresh>(`/models/${id}/refresh`, {});
    const taken = fields.filter(({ outcome }) => outcome === "take").length;
    return {
      text:
        taken === 0
          ? `The Hub knows nothing more of ${name}`
          : `${counted(taken, "field")} of ${name} filled in`,
      ...(event !== null && { undo: () => post(`/models/${id}/history/${event}/revert`) }),
    };
  },
};

export function runFix(fix: Fix, model: ModelItem): Promise<Fixed> {
  return FIXES[fix](model);
}

async function moveTo(before: ModelItem, status: Status, text: string): Promise<Fixed> {
  const { id, revision } = await patchModel({
    id: before.id,
    revision: before.revision,
    patch: { status },
  });
  return { text, undo: () => patchModel({ id, revision, patch: { status: before.status } }) };
}
