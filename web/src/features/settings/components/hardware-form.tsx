import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { NewHardware } from "@/lib/api/types";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { notify } from "@/lib/notify";
import { useSaveHardware } from "../api/hardware";
import { hardwareOf, hardwareSchema, type HardwareFields } from "./hardware-schema";
import { gibText, KINDS, type Kind } from "./hardware-words";

interface HardwareFormProps {
  /** What the form begins with. */
  begun: NewHardware;
  /** What is changed; null where something is added. */
  id: number | null;
  onBack: (() => void) | undefined;
  onClose: () => void;
}

const NAMES = ["name", "kind", "memory_bytes", "count"] as const;

/** What a machine is called, what it is, and how much memory it has. */
export function HardwareForm({ begun, id, onBack, onClose }: HardwareFormProps) {
  const form = useForm<HardwareFields>({
    resolver: zodResolver(hardwareSchema),
    defaultValues: {
      name: begun.name,
      kind: begun.kind,
      memory_bytes: begun.memory_bytes === 0 ? "" : gibText(begun.memory_bytes),
      count: String(begun.count),
    },
  });
  const { errors } = form.formState;
  const forgetDraft = useDraft(`hardware.${id ?? begun.name}`, form, NAMES);
  const kind = useWatch({ control: form.control, name: "kind" });
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = useSaveHardware(id);
  const first = onBack !== undefined && begun.name !== "" ? "count" : "name";
  const { setFocus } = form;
  // What one chose from the list is right as it is; there may be more of it.
  useEffect(() => setFocus(first), [setFocus, first]);

  const submit = form.handleSubmit((fields) => {
    setRefusal(null);
    save.mutate(hardwareOf(fields), {
      onSuccess: ({ name }) => {
        forgetDraft();
        notify.done(id === null ? `${name} added` : `${name} saved`);
        onClose();
      },
      onError: (error) => setRefusal(placeProblem(error, NAMES, form.setError)),
    });
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refusal !== null && <Notice look="danger">{refusal}</Notice>}
      <Field label="Name" error={errors.name?.message}>
        {(wiring) => (
          <Input {...wiring} {...form.register("name")} autoComplete="off" placeholder="Workstation" />
        )}
      </Field>
      <Field label="Kind" hint={KINDS[kind].hint} error={errors.kind?.message}>
        {(wiring) => (
          <Select {...wiring} {...form.register("kind")}>
            {(Object.keys(KINDS) as Kind[]).map((each) => (
              <option key={each} value={each}>
                {KINDS[each].name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label="Memory of one, in GiB" error={errors.memory_bytes?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...form.register("memory_bytes")}
              inputMode="decimal"
              autoComplete="off"
              placeholder="24"
            />
          )}
        </Field>
        <Field label="How many" error={errors.count?.message}>
          {(wiring) => (
            <Input {...wiring} {...form.register("count")} inputMode="numeric" autoComplete="off" />
          )}
        </Field>
      </div>
      <DialogActions>
        {onBack !== undefined && (
          <Button look="quiet" className="mr-auto -ml-3" onClick={onBack}>
            Back to the list
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={save.isPending}>
          {id === null ? "Add" : "Save"}
        </Button>
      </DialogActions>
    </form>
  );
}
