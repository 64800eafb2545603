import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { paths } from "@/lib/paths";
import { useCreateWorkspace } from "../api/workspaces";
import { nameSchema, type NameFields } from "./schemas";

/** A new workspace needs no more than a name; its page then offers to invite. */
export default function CreateDialog({ onClose }: { onClose: () => void }) {
  const form = useForm<NameFields>({ resolver: zodResolver(nameSchema), defaultValues: { name: "" } });
  const { errors } = form.formState;
  const forgetDraft = useDraft("workspace", form, ["name"]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const navigate = useNavigate();
  const create = useCreateWorkspace();
  const submit = form.handleSubmit(({ name }) => {
    setRefusal(null);
    create.mutate(name, {
      onSuccess: (workspace) => {
        forgetDraft();
        void navigate(paths.workspace(workspace.id));
      },
      onError: (error) => setRefusal(placeProblem(error, ["name"], form.setError)),
    });
  });
  return (
    <Dialog isOpen onClose={onClose} title="New workspace" description="A library to share with others.">
      <form noValidate onSubmit={(event) => void submit(event)}>
        {refusal !== null && (
          <Notice look="danger" className="mb-4">
            {refusal}
          </Notice>
        )}
        <Field label="Name" error={errors.name?.message}>
          {(wiring) => (
            <Input {...wiring} {...form.register("name")} autoComplete="off" placeholder="Speech team" />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" isBusy={create.isPending}>
            Create
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
