import { useTitle } from "@/lib/use-title";
import { useMeta } from "@/lib/meta";
import { Link, useLocation } from "react-router";
import { Heading } from "./heading";
import { RegisterForm } from "./register-form";

/** Making an account, where the installation allows it. */
export default function Register() {
  useTitle("Create an account");
  const { search } = useLocation();
  const meta = useMeta();
  const isClosed = meta?.features.registration === "closed";
  const back = (
    <Link
      to={{ pathname: "/welcome", search }}
      className="rounded-sm text-accent underline underline-offset-2"
    >
      Sign in
    </Link>
  );
  if (isClosed) {
    return (
      <Heading title="Registration is closed">
        Accounts are made by the operator of this installation: ask them for one. {back} if you have it.
      </Heading>
    );
  }
  return (
    <>
      <Heading title="Create an account">Already have one? {back}</Heading>
      <RegisterForm limits={meta?.limits} isInvitationNeeded={meta?.features.registration === "invite"} />
    </>
  );
}
