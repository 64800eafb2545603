import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useState } from "react";
import { useForm, useWatch, type FieldPath } from "react-hook-form";
import { useLocation, useNavigate } from "react-router";
import { PasswordInput } from "@/components/password-input";
import { PasswordStrength } from "@/components/password-strength";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Problem } from "@/lib/api/problem";
import type { Limits, SignedIn } from "@/lib/api/types";
import { useSession } from "@/lib/session/session";
import { useRegister, type Registration } from "../api/register";
import { invitationIn, withoutInvitation } from "./invitation";
import { registerSchema } from "./schemas";
import { carriedLogin } from "./sign-in";
import { Submit } from "./submit";
import { useRefusal } from "./use-refusal";

const NAMES = ["username", "email", "password", "invitation"] as const;

interface RegisterFormProps {
  limits: Limits | undefined;
  isInvitationNeeded: boolean;
}

/** The fields of a new account. */
export function RegisterForm({ limits, isInvitationNeeded }: RegisterFormProps) {
  const location = useLocation();
  const { pathname, search } = location;
  const navigate = useNavigate();
  const { begin } = useSession();
  const schema = useMemo(() => registerSchema(limits, isInvitationNeeded), [limits, isInvitationNeeded]);
  const login = carriedLogin(location.state);
  const form = useForm<Registration>({
    resolver: zodResolver(schema),
    defaultValues: {
      username: login.includes("@") ? "" : login,
      email: login.includes("@") ? login : "",
      password: "",
      invitation: invitationIn(search),
    },
  });
  const { errors } = form.formState;
  const [username, email, password, invitation] = useWatch({ control: form.control, name: NAMES });
  const [hasInvitation, setHasInvitation] = useState(invitation !== "");
  const register = useRegister();
  const [made, setMade] = useState<SignedIn | null>(null);

  // A code works once: the page behind the address must not find it there.
  const hasCode = invitationIn(search) !== "";
  useEffect(() => {
    if (made !== null && !hasCode) begin(made);
  }, [made, hasCode, begin]);

  const { refusal, left, refuse, clear } = useRefusal(form, NAMES);

  // What is written is checked when one goes on; an empty field only when the form is sent.
  const field = (name: FieldPath<Registration>) =>
    form.register(name, {
      onBlur: () => form.getValues(name) !== "" && void form.trigger(name),
    });

  const submit = form.handleSubmit((account) => {
    if (left > 0) return;
    clear();
    register.mutate(account, {
      onSuccess: (session) => {
        setMade(session);
        void navigate({ pathname, search: withoutInvitation(search) }, { replace: true });
      },
      onError: (error) => {
        if (error instanceof Problem && error.field("invitation") !== undefined) setHasInvitation(true);
        refuse(error);
      },
    });
  });

  return (
    <>
      {refusal !== null && (
        <Notice look="danger" className="mb-5">
          {refusal}
        </Notice>
      )}
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="Username" hint="The name that others see." error={errors.username?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...field("username")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              // eslint-disable-next-line jsx-a11y/no-autofocus -- registering is all that the page is for
              autoFocus
            />
          )}
        </Field>
        <Field label="Email" hint="To sign in with; others do not see it." error={errors.email?.message}>
          {(wiring) => <Input {...wiring} {...field("email")} type="email" autoComplete="email" />}
        </Field>
        <Field label="Password" error={errors.password?.message}>
          {(wiring) => (
            <>
              <PasswordInput {...wiring} {...field("password")} autoComplete="new-password" />
              <PasswordStrength
                password={password}
                about={[username, email]}
                least={limits?.password_min_chars ?? 8}
                isRefused={errors.password !== undefined}
              />
            </>
          )}
        </Field>
        {isInvitationNeeded || hasInvitation ? (
          <Field
            label="Invitation code"
            hint="It begins with tmi_ and was made for your address or username."
            error={errors.invitation?.message}
          >
            {(wiring) => (
              <Input
                {...wiring}
                {...field("invitation")}
                autoComplete="off"
                spellCheck={false}
                placeholder="tmi_…"
              />
            )}
          </Field>
        ) : (
          <p className="text-sm text-muted">
            Were you invited to a workspace?{" "}
            <Button look="link" onClick={() => setHasInvitation(true)}>
              Enter the code
            </Button>
          </p>
        )}
        <div className="mt-1">
          <Submit isBusy={register.isPending} left={left}>
            Create the account
          </Submit>
        </div>
      </form>
    </>
  );
}
