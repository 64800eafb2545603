import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { messageOf } from "@/lib/api/problem";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { notify } from "@/lib/notify";
import type { Workspace } from "@/lib/api/types";
import { useRenameWorkspace } from "../api/workspaces";
import { nameSchema, type NameFields } from "./schemas";

/** Gives a workspace another name. */
export function NameForm({ workspace }: { workspace: Workspace }) {
  const form = useForm<NameFields>({
    resolver: zodResolver(nameSchema),
    defaultValues: { name: workspace.name },
  });
  const { errors, isDirty } = form.formState;
  const forgetDraft = useDraft(`workspace.${workspace.id}`, form, ["name"]);
  const rename = useRenameWorkspace(workspace.id);
  const submit = form.handleSubmit(({ name }) => {
    rename.mutate(name, {
      onSuccess: () => {
        forgetDraft();
        notify.done("The workspace is renamed");
      },
      onError: (error) => {
        if (placeProblem(error, ["name"], form.setError) !== null) notify.failed(messageOf(error));
      },
    });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="max-w-md">
      <Field label={<span className="sr-only">Name</span>} error={errors.name?.message}>
        {(wiring) => (
          <div className="flex gap-2">
            <Input {...wiring} {...form.register("name")} autoComplete="off" className="flex-1" />
            <Button type="submit" size="field" isBusy={rename.isPending} disabled={!isDirty}>
              Rename
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
