import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { IssuedApiToken, Scope } from "@/lib/api/types";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { dateOf } from "@/lib/format";
import { useMeta } from "@/lib/meta";
import { useIssueToken } from "../api/tokens";
import { IssuedToken } from "./issued-token";
import { livesWithin, tokenSchema, type TokenFields } from "./token-schema";

const DAY = 86_400_000;
const SCOPES: { scope: Scope; name: string; text: string }[] = [
  { scope: "read", name: "Read", text: "Sees what you see, changes nothing." },
  { scope: "write", name: "Read and write", text: "Adds, changes and deletes models too." },
];

/** A name, what it may do and for how long; then the token itself, once. */
export default function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const [issued, setIssued] = useState<IssuedApiToken | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={issued === null ? "New API token" : "Copy the token now"}
      description={issued === null ? undefined : "It is shown this once. Keep it where you keep passwords."}
    >
      {issued === null ? (
        <TokenForm onClose={onClose} onIssued={setIssued} />
      ) : (
        <IssuedToken issued={issued} onClose={onClose} />
      )}
    </Dialog>
  );
}

function TokenForm({
  onClose,
  onIssued,
}: {
  onClose: () => void;
  onIssued: (token: IssuedApiToken) => void;
}) {
  const longest = useMeta()?.limits.api_token_days ?? 366;
  const form = useForm<TokenFields>({
    resolver: zodResolver(tokenSchema),
    defaultValues: { name: "", scope: "read", days: "90" },
  });
  const { errors } = form.formState;
  const forgetDraft = useDraft("token", form, ["name"]);
  const days = useWatch({ control: form.control, name: "days" });
  const [now] = useState(() => Date.now());
  const until = useMemo(() => dateOf(new Date(now + Number(days) * DAY)), [now, days]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const issue = useIssueToken();

  const submit = form.handleSubmit((fields) => {
    setRefusal(null);
    issue.mutate(
      { name: fields.name, scope: fields.scope, expires_in_days: Number(fields.days) },
      {
        onSuccess: (token) => {
          forgetDraft();
          onIssued(token);
        },
        onError: (error) => setRefusal(placeProblem(error, ["name", "scope"], form.setError)),
      },
    );
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refusal !== null && <Notice look="danger">{refusal}</Notice>}
      <Field label="Name" hint="What you will know it by." error={errors.name?.message}>
        {(wiring) => (
          <Input {...wiring} {...form.register("name")} autoComplete="off" placeholder="Nightly import" />
        )}
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-semibold">What it may do</legend>
        {SCOPES.map(({ scope, name, text }) => (
          <label key={scope} className="flex cursor-pointer items-start gap-2.5 text-sm">
            <input
              type="radio"
              value={scope}
              {...form.register("scope")}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            />
            <span>
              {name}
              <span className="block text-muted">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Expires" hint={`On ${until}; then a new one is needed.`}>
        {(wiring) => (
          <Select {...wiring} {...form.register("days")}>
            {livesWithin(longest).map((life) => (
              <option key={life} value={life}>
                in {life} days
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={issue.isPending}>
          Create the token
        </Button>
      </DialogActions>
    </form>
  );
}
