import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field as FormField } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { Field, Model, ModelType } from "@/lib/api/types";
import { FIELD_LABELS, TYPE_LABELS } from "@/lib/labels";
import { useMeta } from "@/lib/meta";
import { useSaveFields } from "../api/save-fields";
import { useKeepTyped, useTypedDraft } from "../typed-draft";
import { linesOf, valuesOf, type EditField, type EditValues } from "./edit-values";

interface EditDialogProps {
  model: Model;
  /** Where the form opens. */
  field: Field | undefined;
  onClose: () => void;
}

const TYPES = (Object.entries(TYPE_LABELS) as [ModelType, string][]).sort(([, a], [, b]) =>
  a.localeCompare(b),
);
const tooLong = "That is too long.";

const schema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, "Every model needs a name."), z.maxLength(200, tooLong)),
  developer: z.string().check(z.maxLength(200, tooLong)),
  model_type: z.enum(Object.keys(TYPE_LABELS) as ModelType[]),
  version: z.string().check(z.maxLength(100, tooLong)),
  parameters: z.string(),
  license: z.string().check(z.maxLength(200, tooLong)),
  date_interacted: z.string(),
  source_links: z.string().check(
    z.refine(
      (text) => linesOf(text).every((line) => /^https?:\/\/\S+$/.test(line)),
      "A link in each line, beginning with http:// or https://.",
    ),
    z.refine((text) => linesOf(text).length <= 50, "At most 50 links."),
  ),
});

/** All fields of a record in one form. */
export default function EditDialog({ model, field, onClose }: EditDialogProps) {
  const draft = useTypedDraft<EditValues>(`fields.${model.id}`, valuesOf(model));
  const form = useForm<EditValues>({ resolver: zodResolver(schema), defaultValues: draft.initial });
  const { errors } = form.formState;
  const { register } = form;
  useKeepTyped(draft, form);
  const [opened] = useState(model);
  const close = () => {
    draft.drop();
    onClose();
  };
  const { save, isSaving, problem, collided } = useSaveFields(
    opened,
    (name, message) => form.setError(name, { message }, { shouldFocus: true }),
    close,
  );
  const licenses = Object.keys(useMeta()?.licenses ?? {});

  const text = (
    name: EditField,
    options: { hint?: string; placeholder?: string; list?: string; type?: string; className?: string } = {},
  ) => {
    const { hint, className, ...input } = options;
    return (
      <FormField
        label={FIELD_LABELS[name]}
        hint={hint}
        error={errors[name]?.message}
        className={className ?? ""}
      >
        {(wiring) => <Input {...wiring} {...input} {...register(name)} />}
      </FormField>
    );
  };

  return (
    <Dialog isOpen onClose={onClose} title="Edit the record" startAt={field} className="sm:max-w-2xl">
      <form onSubmit={(event) => void form.handleSubmit((values) => save(values))(event)} noValidate>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
          {text("name", { className: "sm:col-span-2" })}
          {text("developer")}
          <FormField label={FIELD_LABELS.model_type} error={errors.model_type?.message}>
            {(wiring) => (
              <Select {...wiring} {...register("model_type")}>
                {TYPES.map(([type, label]) => (
                  <option key={type} value={type}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
          {text("parameters", { hint: "Such as 7B, 8x7B, 355M or a number" })}
          {text("version", { hint: "Which release you mean" })}
          {text("license", { hint: "The Hub’s id, or any text", list: "licenses" })}
          <datalist id="licenses">
            {licenses.map((id) => (
              <option key={id} value={id} />
            ))}
          </datalist>
          {text("date_interacted", { hint: "The day you last had to do with it", type: "date" })}
          <FormField
            label={FIELD_LABELS.source_links}
            hint="A link in each line"
            error={errors.source_links?.message}
            className="sm:col-span-2"
          >
            {(wiring) => <Textarea rows={3} {...wiring} {...register("source_links")} />}
          </FormField>
        </div>
        {draft.isRestored && (
          <Notice className="mt-3">What you had typed and not saved is here again. Cancel lets it go.</Notice>
        )}
        {draft.overtaken.length > 0 && collided.length === 0 && (
          <Notice look="warn" className="mt-3">
            {draft.overtaken.map((name) => (
              <p key={name}>
                {FIELD_LABELS[name as EditField]} was changed elsewhere since you typed it: it is now “
                {draft.given[name as EditField]}”. Saving replaces it.
              </p>
            ))}
          </Notice>
        )}
        {collided.length > 0 && (
          <Notice look="warn" className="mt-3">
            <p className="font-semibold">It was changed elsewhere meanwhile</p>
            <ul className="mt-0.5">
              {collided.map(({ field: name, theirs }) => (
                <li key={name}>
                  {FIELD_LABELS[name]} is now {theirs === "" ? "empty" : `“${theirs}”`} there. Saving again
                  replaces it.
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {problem !== null && Object.keys(errors).length === 0 && (
          <Notice look="danger" className="mt-3">
            {problem}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" isBusy={isSaving}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
