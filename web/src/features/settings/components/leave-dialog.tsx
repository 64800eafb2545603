import { useState, type SyntheticEvent } from "react";
import { Link } from "react-router";
import { PasswordInput } from "@/components/password-input";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { messageOf, Problem } from "@/lib/api/problem";
import { fieldSentence } from "@/lib/forms/place-problem";
import { counted } from "@/lib/format";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useSession } from "@/lib/session/session";
import { useWorkspaces } from "@/lib/workspaces/workspaces";
import { useDeactivate, useDeleteAccount } from "../api/leave";

const WORDS = {
  rest: { title: "Deactivate the account?", action: "Deactivate", done: "Your account is deactivated" },
  delete: {
    title: "Delete the account for good?",
    action: "Delete the account",
    done: "Your account is deleted",
  },
};

/** Asks for the password before leaving, and says what that means. */
export default function LeaveDialog({ how, onClose }: { how: "rest" | "delete"; onClose: () => void }) {
  const { title, action, done } = WORDS[how];
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const { forget } = useSession();
  const deactivate = useDeactivate();
  const deleteAccount = useDeleteAccount();
  const leave = how === "rest" ? deactivate : deleteAccount;
  const refused = leave.error instanceof Problem ? leave.error.field("password") : undefined;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setError(password === "" ? "Write your password." : undefined);
    if (password === "") return;
    leave.mutate(password, {
      onSuccess: () => {
        notify.say(done);
        forget();
      },
    });
  };

  return (
    <Dialog isOpen onClose={onClose} title={title}>
      {how === "rest" ? (
        <p className="text-muted">
          You are signed out on every device and your API tokens are refused. Everything stays as it is;
          signing in wakes the account.
        </p>
      ) : (
        <WhatGoes />
      )}
      {leave.isError && refused === undefined && (
        <Notice look="danger" className="mt-4">
          <p>{messageOf(leave.error)}</p>
          {leave.error instanceof Problem && leave.error.code === "sole_owner" && (
            <Link to={paths.workspaces()} className="text-accent underline">
              Go to the workspaces
            </Link>
          )}
        </Notice>
      )}
      <form noValidate onSubmit={submit} className="mt-4">
        <Field
          label="Your password"
          error={error ?? (refused === undefined ? undefined : fieldSentence(refused.message))}
        >
          {(wiring) => (
            <PasswordInput
              {...wiring}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" isBusy={leave.isPending}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function WhatGoes() {
  const workspaces = useWorkspaces().filter(({ members, role }) => members === 1 && role === "owner");
  return (
    <>
      <p className="text-muted">This cannot be undone. What is deleted with it:</p>
      <ul className="mt-2 list-disc pl-5 text-muted">
        {workspaces.map(({ id, name, models }) => (
          <li key={id}>
            <span className="text-ink">{name}</span>, {counted(models, "model")} with notes, journals and
            history
          </li>
        ))}
        <li>your sessions and API tokens</li>
      </ul>
      <p className="mt-2 text-muted">What you wrote in workspaces that others share stays with them.</p>
    </>
  );
}
