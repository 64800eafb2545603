import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { Section } from "@/components/page";
import { PasswordInput } from "@/components/password-input";
import { PasswordStrength } from "@/components/password-strength";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { newPassword, presentPassword } from "@/lib/accounts/rules";
import { placeProblem } from "@/lib/forms/place-problem";
import { useMeta } from "@/lib/meta";
import { notify } from "@/lib/notify";
import { useUser } from "@/lib/session/session";
import { useChangePassword, type PasswordChange } from "../api/change-password";

const NAMES = ["password", "new_password"] as const;

/** Another password. */
export default function Password() {
  const user = useUser();
  const limits = useMeta()?.limits;
  const schema = useMemo(
    () => z.object({ password: presentPassword, new_password: newPassword(limits) }),
    [limits],
  );
  const form = useForm<PasswordChange>({
    resolver: zodResolver(schema),
    defaultValues: { password: "", new_password: "" },
  });
  const { errors } = form.formState;
  const next = useWatch({ control: form.control, name: "new_password" });
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = useChangePassword();

  const submit = form.handleSubmit((passwords) => {
    setRefusal(null);
    change.mutate(passwords, {
      onSuccess: () => {
        form.reset();
        notify.done("Password changed. Your other sessions have ended.");
      },
      onError: (error) => setRefusal(placeProblem(error, NAMES, form.setError)),
    });
  });

  return (
    <Section title="Password" lead="Another password ends your sessions on other devices; API tokens stay.">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid max-w-md gap-4">
        {/* For password managers, which ask whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={user.username} readOnly hidden />
        {refusal !== null && <Notice look="danger">{refusal}</Notice>}
        <Field label="Current password" error={errors.password?.message}>
          {(wiring) => (
            <PasswordInput {...wiring} {...form.register("password")} autoComplete="current-password" />
          )}
        </Field>
        <Field label="New password" error={errors.new_password?.message}>
          {(wiring) => (
            <>
              <PasswordInput {...wiring} {...form.register("new_password")} autoComplete="new-password" />
              <PasswordStrength
                password={next}
                about={[user.username, user.email]}
                least={limits?.password_min_chars ?? 8}
                isRefused={errors.new_password !== undefined}
              />
            </>
          )}
        </Field>
        <div>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </Section>
  );
}
