import { Controller, useWatch, type UseFormReturn } from "react-hook-form";
import { Rating } from "@/components/rating";
import { TagEditor } from "@/components/tag-editor";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { cn } from "@/lib/class-names";
import { exactCount, parseCount } from "@/lib/format";
import { STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { EMPTY_HAND, type Hand } from "../reading/hand";
import { stillProposed, type Proposed, type ReadField } from "../reading/proposed";
import { LicenseInput } from "./license-input";
import { ReadFrom } from "./read-from";

interface HandFieldsProps {
  form: UseFormReturn<Hand>;
  workspace: number | null;
  /** What was read of a text; a field is marked for as long as it says that. */
  proposed: Proposed;
}

/** Two that stand beside each other begin at the same height, whatever is said below one of them. */
const FIELD = "min-w-0 content-start";

/** The fields of a record by hand. */
export function HandFields({ form, workspace, proposed }: HandFieldsProps) {
  const {
    register,
    control,
    formState: { errors },
  } = form;
  const count = parseCount(useWatch({ control, name: "parameters" }));
  const hand = { ...EMPTY_HAND, ...useWatch({ control }) };
  const still = stillProposed(hand, proposed);
  const mark = (field: ReadField, hint?: string) =>
    still.includes(field) ? <ReadFrom field={field} proposed={proposed} /> : hint;
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <Field
        label="Name"
        hint={mark("name")}
        error={errors.name?.message}
        className={cn(FIELD, "sm:col-span-2")}
      >
        {(wiring) => <Input autoComplete="off" required {...wiring} {...register("name")} />}
      </Field>
      <Field label="Developer" className={FIELD} hint={mark("developer")} error={errors.developer?.message}>
        {(wiring) => <Input autoComplete="off" {...wiring} {...register("developer")} />}
      </Field>
      <Field label="Version" className={FIELD} hint={mark("version")} error={errors.version?.message}>
        {(wiring) => <Input autoComplete="off" {...wiring} {...register("version")} />}
      </Field>
      <Field label="Type" className={FIELD} hint={mark("model_type")} error={errors.model_type?.message}>
        {(wiring) => (
          <Select {...wiring} {...register("model_type")}>
            {Object.entries(TYPE_LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Status" className={FIELD} error={errors.status?.message}>
        {(wiring) => (
          <Select {...wiring} {...register("status")}>
            {Object.entries(STATUS_LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Parameters"
        className={FIELD}
        error={errors.parameters?.message}
        hint={mark(
          "parameters",
          count === null ? "7B, 8x7B, 355M or a plain number" : `${exactCount(count)} weights`,
        )}
      >
        {(wiring) => <Input autoComplete="off" {...wiring} {...register("parameters")} />}
      </Field>
      <Field
        label="License"
        className={FIELD}
        error={errors.license?.message}
        hint={mark("license", "An id of the Hub, or your own words")}
      >
        {(wiring) => <LicenseInput {...wiring} {...register("license")} />}
      </Field>
      <div className={cn(FIELD, "sm:col-span-2")}>
        <p className="mb-1 text-sm font-semibold">Tags</p>
        <Controller
          control={control}
          name="tags"
          render={({ field, fieldState }) => (
            <>
              <TagEditor label="Tags" workspace={workspace} tags={field.value} onChange={field.onChange} />
              <div className="mt-1 text-sm text-muted empty:hidden">{mark("tags")}</div>
              {fieldState.error !== undefined && (
                <p role="alert" className="mt-1 text-sm text-danger">
                  {fieldState.error.message}
                </p>
              )}
            </>
          )}
        />
      </div>
      <Field
        label="Links"
        error={errors.source_links?.message}
        hint="Where you read about it, one address a line"
        className="sm:col-span-2"
      >
        {(wiring) => <Textarea rows={2} spellCheck={false} {...wiring} {...register("source_links")} />}
      </Field>
      <Field label="Notes" error={errors.notes?.message} hint="Markdown" className="sm:col-span-2">
        {(wiring) => <Textarea rows={5} {...wiring} {...register("notes")} />}
      </Field>
      <Field label="Last used" error={errors.date_interacted?.message}>
        {(wiring) => <Input type="date" {...wiring} {...register("date_interacted")} />}
      </Field>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div>
          <p className="mb-1 text-sm font-semibold">Rating</p>
          <Controller
            control={control}
            name="rating"
            render={({ field }) => (
              <div className="flex h-9 items-center">
                <Rating value={field.value} of="the model" onChange={field.onChange} />
              </div>
            )}
          />
        </div>
        <label htmlFor="by-hand-favorite" className="flex h-9 items-center gap-2 text-sm">
          <Checkbox id="by-hand-favorite" {...register("favorite")} />
          One of my favorites
        </label>
      </div>
    </div>
  );
}
