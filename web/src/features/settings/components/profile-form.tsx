import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { PasswordInput } from "@/components/password-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { User } from "@/lib/api/types";
import { placeProblem } from "@/lib/forms/place-problem";
import { useDraft } from "@/lib/forms/use-draft";
import { notify } from "@/lib/notify";
import { useSession } from "@/lib/session/session";
import { useChangeProfile } from "../api/change-profile";
import { changeOf, profileSchema, type ProfileFields } from "./profile-schema";

const NAMES = ["username", "email", "password"] as const;

/** The name and the address. Another address needs the password: it is what one signs in with. */
export function ProfileForm({ user }: { user: User }) {
  const schema = useMemo(() => profileSchema(user), [user]);
  const form = useForm<ProfileFields>({
    resolver: zodResolver(schema),
    defaultValues: { username: user.username, email: user.email, password: "" },
  });
  const { errors, isDirty } = form.formState;
  const forgetDraft = useDraft("profile", form, ["username", "email"]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = useChangeProfile();
  const { update } = useSession();
  const address = useWatch({ control: form.control, name: "email" });
  const isOtherAddress = address.trim() !== user.email;

  const submit = form.handleSubmit((fields) => {
    setRefusal(null);
    change.mutate(changeOf(user, fields), {
      onSuccess: (changed) => {
        forgetDraft();
        notify.done("Profile saved");
        update(changed);
      },
      onError: (error) => setRefusal(placeProblem(error, NAMES, form.setError)),
    });
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid max-w-md gap-4">
      {refusal !== null && <Notice look="danger">{refusal}</Notice>}
      <Field label="Username" hint="The name that others see." error={errors.username?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...form.register("username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Email" hint="To sign in with; others do not see it." error={errors.email?.message}>
        {(wiring) => <Input {...wiring} {...form.register("email")} type="email" autoComplete="email" />}
      </Field>
      {isOtherAddress && (
        <Field
          label="Your password"
          hint="You sign in with the address, so changing it needs the password."
          error={errors.password?.message}
        >
          {(wiring) => (
            <PasswordInput {...wiring} {...form.register("password")} autoComplete="current-password" />
          )}
        </Field>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" isBusy={change.isPending} disabled={!isDirty}>
          Save
        </Button>
        {isDirty && (
          <Button look="quiet" onClick={() => form.reset()}>
            Discard
          </Button>
        )}
      </div>
    </form>
  );
}
