import { post } from "@/lib/api/client";
import type { Model, NewModel } from "@/lib/api/types";

/** A name for each body that was sent and not answered: sent again, it makes no second record. */
const attempts = new Map<string, string>();

/** Keeps a model. An attempt whose answer was lost can be repeated safely. */
export async function createModel(workspace: number | null, body: NewModel): Promise<Model> {
  const what = JSON.stringify([workspace, body]);
  const key = attempts.get(what) ?? newKey();
  attempts.set(what, key);
  const model = await post<Model>("/models", body, {
    params: { workspace: workspace ?? undefined },
    headers: { "Idempotency-Key": key },
  });
  attempts.delete(what);
  return model;
}

/** Random also where the page came without TLS, and `randomUUID` is missing. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}
