import type { QueryClient } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Model } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";
import { patchModel, writeModel } from "@/lib/models/patch-model";
import { notify } from "@/lib/notify";
import { findDrafts, keepDraft } from "./drafts";
import { NotesKeeper } from "./keeper";
import { isUnsaved, type Version } from "./machine";

interface Opened {
  keeper: Promise<NotesKeeper>;
  holders: number;
}

/** The notes in hand, by user and record. They outlive their page until what was typed last is saved. */
const opened = new Map<string, Opened>();

const keyOf = (user: number, model: number) => `${user}.${model}`;

/** Takes the notes of a record in hand; `leaveNotes` ends it. */
export function openNotes(client: QueryClient, user: number, model: Model): Promise<NotesKeeper> {
  const key = keyOf(user, model.id);
  let found = opened.get(key);
  if (found === undefined) {
    found = { keeper: newKeeper(client, user, model), holders: 0 };
    opened.set(key, found);
  } else {
    // Back on the page, perhaps after signing in again: what could not be saved is tried once more.
    void found.keeper.then((keeper) => keeper.flush());
  }
  found.holders += 1;
  return found.keeper;
}

/** Saves what is not saved and lets go of the notes, once nobody shows them any more. */
export function leaveNotes(user: number, model: Model): void {
  const key = keyOf(user, model.id);
  const found = opened.get(key);
  if (found === undefined) return;
  found.holders -= 1;
  if (found.holders > 0) return;
  void found.keeper.then((keeper) => {
    if (keeper.read().phase.kind !== "refused") keeper.flush();
    const settle = () => {
      const { phase } = keeper.read();
      if (found.holders > 0) return stopListening();
      if (phase.kind === "saving" || phase.kind === "comparing") return;
      // What was typed while the save before it was on its way.
      if (phase.kind === "typing") {
        keeper.flush();
        return;
      }
      stopListening();
      if (isUnsaved(keeper.read()) && !keeper.isKept) {
        // It stands in this page alone: it goes on trying, and whoever opens the record again finds it.
        notify.failed(
          `The notes of ${model.name} are not saved yet, and this browser has no room to keep them. Leave this tab open and open the record again.`,
        );
        return;
      }
      keeper.stop();
      opened.delete(key);
      if (isUnsaved(keeper.read())) {
        notify.failed(
          `The notes of ${model.name} are not saved yet. Open it again to save them; they are kept in this browser.`,
        );
      }
    };
    const stopListening = keeper.subscribe(settle);
    settle();
  });
}

/** Saves now; for what would end the record's page or the record. */
export async function flushNotes(user: number, model: number): Promise<void> {
  const keeper = await opened.get(keyOf(user, model))?.keeper;
  if (keeper === undefined) return;
  keeper.flush();
  await new Promise<void>((done) => {
    const settle = () => {
      if (["saving", "comparing", "typing"].includes(keeper.read().phase.kind)) return;
      stopListening();
      done();
    };
    const stopListening = keeper.subscribe(settle);
    settle();
  });
}

async function newKeeper(client: QueryClient, user: number, model: Model): Promise<NotesKeeper> {
  const { drafts, forget } = await findDrafts(user, model.id);
  const take = (now: Model): Version => {
    writeModel(client, model.id, (old) => ({ ...old, ...now }));
    void client.invalidateQueries({ queryKey: modelKeys.history(model.id) });
    return versionOf(now);
  };
  const keeper = new NotesKeeper(versionOf(model), drafts, {
    save: async (notes, revision) => take(await patchModel({ id: model.id, revision, patch: { notes } })),
    fetch: async () => take(await get<Model>(`/models/${model.id}`)),
    keep: (draft) => keepDraft(user, model.id, draft),
    now: Date.now,
  });
  // Where there was no room for what was joined, the pieces stay.
  if (keeper.isKept) forget();
  return keeper;
}

export function versionOf({ revision, notes }: Model): Version {
  return { revision, notes };
}
