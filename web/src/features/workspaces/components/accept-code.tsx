import { useState, type SyntheticEvent } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { messageOf, Problem } from "@/lib/api/problem";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useAccept } from "../api/my-invitations";

const NOT_FOR_YOU =
  "No invitation to you has this code. It works once, for 14 days, and only for the address or username it was made for.";

/** Takes an invitation by its code, which a link brings along. */
export function AcceptCode() {
  const [params] = useSearchParams();
  const [code, setCode] = useState(params.get("code") ?? "");
  const [isMissing, setIsMissing] = useState(false);
  const navigate = useNavigate();
  const accept = useAccept();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsMissing(code.trim() === "");
    if (code.trim() === "") return;
    accept.mutate(
      { code: code.trim() },
      {
        onSuccess: (workspace) => {
          notify.done(`You are a member of ${workspace.name}`);
          void navigate(paths.library({ w: workspace.id }));
        },
      },
    );
  };

  return (
    <form noValidate onSubmit={submit} className="max-w-md">
      <Field
        label="Invitation code"
        hint="Whoever invites you hands it to you; it begins with tmi_."
        error={isMissing ? "Paste the code first." : refusalOf(accept.error)}
      >
        {(wiring) => (
          <div className="flex gap-2">
            <Input
              {...wiring}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              autoComplete="off"
              spellCheck={false}
              placeholder="tmi_…"
              className="flex-1"
            />
            <Button type="submit" size="field" isBusy={accept.isPending}>
              Join
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}

function refusalOf(error: unknown): string | undefined {
  if (error === null) return undefined;
  return error instanceof Problem && error.status === 404 ? NOT_FOR_YOU : messageOf(error);
}
