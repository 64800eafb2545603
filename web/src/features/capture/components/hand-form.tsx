import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { messageOf, Problem } from "@/lib/api/problem";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useUser } from "@/lib/session/session";
import { readStored, writeStored } from "@/lib/storage";
import { createModel } from "../api/create-model";
import { handOf } from "../reading/candidates";
import { EMPTY_HAND, handSchema, newModelByHand, type Hand } from "../reading/hand";
import { stillProposed } from "../reading/proposed";
import { useReading } from "../reading/use-reading";
import { Added } from "./added";
import { HandFields } from "./hand-fields";
import { ReadText } from "./read-text";

/** What was typed is kept however wrong it is: only its shape is looked at. */
function isHand(value: unknown): value is Hand {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(EMPTY_HAND).every(([field, empty]) => {
    const found: unknown = (value as Record<string, unknown>)[field];
    return empty === null || (typeof found === typeof empty && Array.isArray(found) === Array.isArray(empty));
  });
}

/** What is half written stays as it is; the name that was typed elsewhere goes into an empty form. */
function firstValues(stored: Hand | null, what: string): Hand {
  if (stored !== null && stored.name.trim() !== "") return stored;
  return { ...EMPTY_HAND, ...stored, ...(what !== "" && handOf(what)) };
}

interface HandFormProps {
  workspace: number | null;
  /** What was typed or pasted and is not on the Hub. */
  what: string;
  /** It is saved: it can go out of the box. */
  onSaved: (what: string) => void;
}

/** A record of one's own words, for models that are closed, internal or not reachable. Only the name is needed. */
export default function HandForm({ workspace, what, onSaved }: HandFormProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const user = useUser();
  const key = `by-hand.${user.id}.${workspace ?? "own"}`;
  const [added, setAdded] = useState<Model[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<Hand>({
    resolver: zodResolver(handSchema),
    defaultValues: firstValues(readStored(key, isHand), what),
  });
  const reading = useReading(form, workspace, `${key}.read`);
  const { handleSubmit, reset, setError, setFocus, subscribe, formState } = form;

  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => writeStored(key, values) }),
    [subscribe, key],
  );
  useEffect(() => setFocus("name"), [setFocus]);

  const clear = () => {
    reset(EMPTY_HAND);
    writeStored(key, null);
    reading.forget();
  };
  const save = async (hand: Hand) => {
    setFailure(null);
    try {
      const model = await createModel(workspace, newModelByHand(hand, stillProposed(hand, reading.proposed)));
      refreshModels(client);
      setAdded((before) => [...before, model]);
      notify.done(`${model.name} added`, {
        action: { label: "Open", onClick: () => void navigate(paths.model(model.id)) },
      });
      onSaved(what);
      clear();
      setFocus("name");
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : [];
      for (const { field, message } of fields) {
        // `tags[2]` is said at the tags.
        setError(field.replace(/\[.*$/, "") as keyof Hand, { message }, { shouldFocus: true });
      }
      if (fields.length === 0) setFailure(messageOf(error));
    }
  };

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(save)(event)} className="grid max-w-3xl gap-5">
      {added.length > 0 && <Added models={added} workspace={workspace} />}
      <ReadText reading={reading} />
      {/* What is being saved is not written in meanwhile: it would be lost. */}
      <div inert={formState.isSubmitting}>
        <HandFields form={form} workspace={workspace} proposed={reading.proposed} />
      </div>
      {failure !== null && (
        <Notice look="danger">
          <p className="font-semibold">Not added</p>
          <p>{failure}</p>
        </Notice>
      )}
      <div className="flex items-center gap-2">
        <Button look="primary" type="submit" isBusy={formState.isSubmitting}>
          Add the model
        </Button>
        <Button look="quiet" onClick={clear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
