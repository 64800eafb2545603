import * as z from "zod/mini";
import { email, newPassword, presentPassword, username } from "@/lib/accounts/rules";
import type { Limits } from "@/lib/api/types";

/** What signing in needs. Old accounts may have any password: its form is not looked at. */
export const signInSchema = z.object({
  login: z.string().check(z.trim(), z.minLength(1, "Write your email address or username.")),
  password: presentPassword,
});

/** What registering needs, within the server's limits. */
export function registerSchema(limits: Limits | undefined, isInvitationNeeded: boolean) {
  const code = z.string().check(z.trim());
  return z.object({
    username,
    email,
    password: newPassword(limits),
    invitation: isInvitationNeeded ? code.check(z.minLength(1, "Paste the code of your invitation.")) : code,
  });
}
