import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Secret } from "@/components/secret";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { IssuedInvitation, Workspace } from "@/lib/api/types";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { dateOf } from "@/lib/format";
import { ROLE_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { useInvite } from "../api/invitations";
import { ROLE_TEXTS } from "./rights";
import { inviteSchema, type InviteFields } from "./schemas";

/** Whom to invite, as what; then the link and the code to hand on, once. */
export default function InviteDialog({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={issued === null ? `Invite to ${workspace.name}` : "Hand this on"}
      description={
        issued === null
          ? undefined
          : `Nothing is mailed and it is shown this once. It works for ${issued.login} until ${dateOf(issued.expires_at)}.`
      }
    >
      {issued === null ? (
        <InviteForm workspace={workspace} onClose={onClose} onIssued={setIssued} />
      ) : (
        <div className="grid gap-4">
          <Secret label="Link" value={`${location.origin}${paths.workspaces(issued.code)}`} />
          <Secret label="Or the code alone" value={issued.code} />
          <p className="text-sm text-muted">
            The link leads through signing in or registering. Somebody who has an account also finds the
            invitation under Workspaces.
          </p>
          <DialogActions>
            <Button look="primary" onClick={onClose}>
              I have copied it
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  workspace: Workspace;
  onClose: () => void;
  onIssued: (invitation: IssuedInvitation) => void;
}

function InviteForm({ workspace, onClose, onIssued }: InviteFormProps) {
  const form = useForm<InviteFields>({
    resolver: zodResolver(inviteSchema),
    defaultValues: { login: "", role: "editor" },
  });
  const { errors } = form.formState;
  const forgetDraft = useDraft(`invite.${workspace.id}`, form, ["login"]);
  const role = useWatch({ control: form.control, name: "role" });
  const [refusal, setRefusal] = useState<string | null>(null);
  const invite = useInvite(workspace.id);
  const submit = form.handleSubmit((invitation) => {
    setRefusal(null);
    invite.mutate(invitation, {
      onSuccess: (made) => {
        forgetDraft();
        onIssued(made);
      },
      onError: (error) => setRefusal(placeProblem(error, ["login", "role"], form.setError)),
    });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refusal !== null && <Notice look="danger">{refusal}</Notice>}
      <Field label="Email or username" error={errors.login?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...form.register("login")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="grace@example.org"
          />
        )}
      </Field>
      <Field label="Role" hint={ROLE_TEXTS[role]} error={errors.role?.message}>
        {(wiring) => (
          <Select {...wiring} {...form.register("role")}>
            {(["viewer", "editor", "owner"] as const).map((each) => (
              <option key={each} value={each}>
                {ROLE_LABELS[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={invite.isPending}>
          Make the invitation
        </Button>
      </DialogActions>
    </form>
  );
}
