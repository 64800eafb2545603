import { useForm, useWatch } from "react-hook-form";
import { Link, useLocation } from "react-router";
import { PasswordInput } from "@/components/password-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { lazyResolver } from "@/lib/forms/lazy-resolver";
import { useMeta } from "@/lib/meta";
import { useTitle } from "@/lib/use-title";
import { useSignIn, type Credentials } from "../api/sign-in";
import { Heading } from "./heading";
import { Submit } from "./submit";
import { useRefusal } from "./use-refusal";

const resolver = lazyResolver<Credentials>(async () => (await import("./sign-in-resolver")).signInResolver);

/** The way in for those who have an account. */
export function SignIn({ isExpired }: { isExpired: boolean }) {
  useTitle("Sign in");
  const location = useLocation();
  const form = useForm<Credentials>({
    resolver,
    defaultValues: { login: carriedLogin(location.state), password: "" },
  });
  const { errors } = form.formState;
  const login = useWatch({ control: form.control, name: "login" });
  const signIn = useSignIn();
  const { refusal, left, refuse, clear } = useRefusal(form, []);

  const submit = form.handleSubmit((credentials) => {
    if (left > 0) return;
    clear();
    signIn.mutate(credentials, {
      onError: (error) => {
        refuse(error);
        form.setFocus("password", { shouldSelect: true });
      },
    });
  });

  return (
    <>
      <Heading title="Sign in">
        <Newcomer search={location.search} login={login} />
      </Heading>
      {isExpired && refusal === null && (
        <Notice className="mb-5">
          <p role="status">Your session ended. Sign in to go on.</p>
        </Notice>
      )}
      {refusal !== null && (
        <Notice look="danger" className="mb-5">
          {refusal}
        </Notice>
      )}
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="Email or username" error={errors.login?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...form.register("login")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              // eslint-disable-next-line jsx-a11y/no-autofocus -- signing in is all that the page is for
              autoFocus={login === ""}
            />
          )}
        </Field>
        <Field label="Password" error={errors.password?.message}>
          {(wiring) => (
            <PasswordInput {...wiring} {...form.register("password")} autoComplete="current-password" />
          )}
        </Field>
        <div className="mt-1">
          <Submit isBusy={signIn.isPending} left={left}>
            Sign in
          </Submit>
        </div>
      </form>
    </>
  );
}

/** What somebody without an account can do here, by what the installation allows. */
function Newcomer({ search, login }: { search: string; login: string }) {
  const registration = useMeta()?.features.registration;
  if (registration === undefined) return "\u00a0";
  if (registration === "closed") return "Accounts are made by the operator here.";
  return (
    <>
      New here?{" "}
      <Link
        to={{ pathname: "/welcome/register", search }}
        state={{ login }}
        className="rounded-sm text-accent underline underline-offset-2"
      >
        {registration === "invite" ? "Register with an invitation" : "Create an account"}
      </Link>
    </>
  );
}

/** What was typed on the other form. */
export function carriedLogin(state: unknown): string {
  if (typeof state !== "object" || state === null || !("login" in state)) return "";
  return typeof state.login === "string" ? state.login : "";
}
