import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { patch } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";
import type { Model, ModelItem, ModelList, ModelPatch } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { modelKeys, tagKeys } from "./keys";

export interface PatchCommand {
  id: number;
  /** What was read before the change; an edit from elsewhere makes the server refuse. */
  revision: number;
  patch: ModelPatch;
}

/** The changes of each record that are on their way, and which revision one of ours led to. */
const sending = new Map<number, Promise<unknown>>();
const ledTo = new Map<string, number>();

/**
 * Sends one change of one record; 412 where somebody else changed it since. The changes of one record go one after
 * the other, and what this page itself changed meanwhile is not taken for an edit from elsewhere.
 */
export function patchModel(command: PatchCommand): Promise<Model> {
  const before = sending.get(command.id) ?? Promise.resolve();
  const sent = before.then(
    () => send(command),
    () => send(command),
  );
  sending.set(command.id, sent);
  return sent;
}

async function send({ id, revision, patch: change }: PatchCommand): Promise<Model> {
  let known = revision;
  for (let next = ledTo.get(`${id}.${known}`); next !== undefined; next = ledTo.get(`${id}.${known}`))
    known = next;
  const model = await patch<Model>(`/models/${id}`, change, { headers: { "If-Match": `"${known}"` } });
  // A change that changes nothing leaves the revision.
  if (model.revision > known) ledTo.set(`${id}.${known}`, model.revision);
  return model;
}

/**
 * Changes a record at once on the page, and takes it back with a message where the server refuses.
 * For small edits in place (status, tags, rating, favorite); texts that a person writes need more care.
 */
export function usePatchModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: patchModel,
    onMutate: async ({ id, patch: change }) => {
      await client.cancelQueries({ queryKey: modelKeys.lists });
      await client.cancelQueries({ queryKey: modelKeys.one(id), exact: true });
      const before = snapshot(client, id);
      writeModel(client, id, (model) => ({ ...model, ...(change as Partial<ModelItem>) }));
      return before;
    },
    onSuccess: (model) => {
      writeModel(client, model.id, (old) => ({ ...old, ...model }));
      client.setQueryData(modelKeys.one(model.id), model);
    },
    onError: (error, { id }, before) => {
      before?.();
      const isStale = error instanceof Problem && error.isStale;
      notify.failed(
        isStale ? "It was changed elsewhere meanwhile, and now shows that. Try again." : error.message,
      );
      void client.invalidateQueries({ queryKey: modelKeys.one(id), exact: true });
      void client.invalidateQueries({ queryKey: modelKeys.lists });
    },
    onSettled: (_data, _error, { id }) => {
      void client.invalidateQueries({ queryKey: ["models", "facets"] });
      void client.invalidateQueries({ queryKey: modelKeys.history(id) });
      void client.invalidateQueries({ queryKey: tagKeys.all });
    },
  });
}

/** Writes a changed record into every list and page that shows it. */
export function writeModel(
  client: QueryClient,
  id: number,
  change: <T extends ModelItem>(model: T) => T,
): void {
  client.setQueriesData<InfiniteData<ModelList>>({ queryKey: modelKeys.lists }, (data) => {
    if (data?.pages.some((page) => page.items.some((item) => item.id === id)) !== true) return data;
    const pages = data.pages.map((page) =>
      page.items.some((item) => item.id === id)
        ? { ...page, items: page.items.map((item) => (item.id === id ? change(item) : item)) }
        : page,
    );
    return { ...data, pages };
  });
  client.setQueryData<Model>(modelKeys.one(id), (model) => (model === undefined ? model : change(model)));
}

/** What the page shows of a record now, as a way back to it; other records stay as they are by then. */
function snapshot(client: QueryClient, id: number): () => void {
  const before = findModel(client, id);
  return () => {
    if (before !== undefined) writeModel(client, id, (now) => ({ ...now, ...pick(before, now) }));
  };
}

function findModel(client: QueryClient, id: number): ModelItem | undefined {
  const one = client.getQueryData<Model>(modelKeys.one(id));
  if (one !== undefined) return one;
  const lists = client.getQueriesData<InfiniteData<ModelList>>({ queryKey: modelKeys.lists });
  return lists
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ items }) => items)
    .find((item) => item.id === id);
}

/** Of a record, what another way of showing it has too: a list shows less than a page. */
function pick<T extends ModelItem>(before: ModelItem, now: T): Partial<T> {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in now)) as Partial<T>;
}
