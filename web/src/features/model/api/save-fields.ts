import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "@/lib/api/client";
import { Problem, messageOf } from "@/lib/api/problem";
import type { Model } from "@/lib/api/types";
import { modelKeys, tagKeys } from "@/lib/models/keys";
import { patchModel, writeModel } from "@/lib/models/patch-model";
import { collisions, patchOf, valuesOf, type EditField, type EditValues } from "../components/edit-values";
import { fieldMessage } from "../field-message";

interface Collision {
  field: EditField;
  theirs: string;
}

/**
 * Saves the changed fields of a record. Where somebody else changed it meanwhile, other fields than theirs are saved
 * on top of it; of the same ones the person hears first, and saves again to replace them.
 */
export function useSaveFields(
  opened: Model,
  onFieldError: (field: EditField, message: string) => void,
  onDone: () => void,
) {
  const client = useQueryClient();
  const [base, setBase] = useState(opened);
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [collided, setCollided] = useState<Collision[]>([]);
  const before = valuesOf(opened);

  const attempt = async (values: EditValues, on: Model): Promise<void> => {
    const patch = patchOf(before, values);
    if (Object.keys(patch).length === 0) {
      onDone();
      return;
    }
    try {
      const saved = await patchModel({ id: on.id, revision: on.revision, patch });
      writeModel(client, saved.id, (old) => ({ ...old, ...saved }));
      void client.invalidateQueries({ queryKey: modelKeys.lists });
      void client.invalidateQueries({ queryKey: ["models", "facets"] });
      void client.invalidateQueries({ queryKey: modelKeys.history(saved.id) });
      void client.invalidateQueries({ queryKey: tagKeys.all });
      onDone();
    } catch (error) {
      if (!(error instanceof Problem) || !error.isStale) throw error;
      const now = await get<Model>(`/models/${on.id}`);
      const theirs = valuesOf(now);
      // What was shown as theirs already is not asked about twice.
      const fresh = collisions(before, values, theirs).filter(
        (field) => theirs[field] !== valuesOf(on)[field],
      );
      setBase(now);
      if (fresh.length === 0) return attempt(values, now);
      setCollided(fresh.map((field) => ({ field, theirs: theirs[field] })));
    }
  };

  const save = async (values: EditValues): Promise<void> => {
    setIsSaving(true);
    setProblem(null);
    setCollided([]);
    try {
      await attempt(values, base);
    } catch (error) {
      setProblem(messageOf(error));
      if (error instanceof Problem) {
        for (const { field, message } of error.fields) {
          const name = field.replace(/\[\d+\]$/, "");
          const place = /\[(\d+)\]$/.exec(field)?.[1];
          if (name in before)
            onFieldError(
              name as EditField,
              fieldMessage(message, place === undefined ? undefined : Number(place) + 1),
            );
        }
      }
    } finally {
      setIsSaving(false);
    }
  };

  return { save, isSaving, problem, collided };
}
