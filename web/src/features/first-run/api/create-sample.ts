import { post } from "@/lib/api/client";
import type { Model, NewModel } from "@/lib/api/types";

/** So many are saved at once. */
const AT_ONCE = 4;

export interface SampleReport {
  ids: number[];
  /** Why some are missing; null where all were made. */
  error: unknown;
}

/** Makes the sample models, and tells how many there are. The first that fails ends it: the rest would fail too. */
export async function createSample(
  workspace: number | null,
  models: readonly NewModel[],
  onProgress: (made: number) => void,
): Promise<SampleReport> {
  const ids: number[] = [];
  const left = [...models];
  let error: unknown = null;
  const work = async () => {
    for (let model = left.shift(); model !== undefined; model = left.shift()) {
      try {
        const { id } = await post<Model>("/models", model, { params: { workspace: workspace ?? undefined } });
        ids.push(id);
        onProgress(ids.length);
      } catch (thrown) {
        error = thrown;
        left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { ids, error };
}
