import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "@/lib/api/problem";
import type { Model, NewModel } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { createModel } from "../api/create-model";
import { draftQuery } from "../api/draft-model";
import { newLimit } from "./limit";

/** How far the saving of one candidate is. */
export type Saving =
  { kind: "saving" } | { kind: "saved"; model: Model } | { kind: "failed"; problem: Problem };

/** A candidate with what is to be sent for it. */
export interface ToSave {
  key: string;
  source: string;
  body: NewModel;
}

const atOnce = newLimit(3);

/** Saves drafts, a few at a time, and tells of each. One that fails holds up no other. */
export function useSave(workspace: number | null, onDone: (saved: ReadonlyMap<string, Model>) => void) {
  const client = useQueryClient();
  const [states, setStates] = useState<ReadonlyMap<string, Saving>>(new Map());
  const set = (key: string, state: Saving) => setStates((now) => new Map(now).set(key, state));

  const save = async (items: readonly ToSave[]) => {
    for (const { key } of items) set(key, { kind: "saving" });
    const saved = new Map<string, Model>();
    await Promise.all(
      items.map(({ key, body }) =>
        atOnce(() => createModel(workspace, body)).then(
          (model) => {
            saved.set(key, model);
            set(key, { kind: "saved", model });
          },
          (error: unknown) => set(key, { kind: "failed", problem: error as Problem }),
        ),
      ),
    );
    if (saved.size > 0) {
      refreshModels(client);
      onDone(saved);
      // Named again, it is asked for again, and known to be there.
      for (const { key, source } of items) {
        if (saved.has(key)) client.removeQueries({ queryKey: draftQuery(workspace, source).queryKey });
      }
    }
    setStates((now) => new Map([...now].filter(([key]) => !saved.has(key))));
  };

  return { states, save };
}
