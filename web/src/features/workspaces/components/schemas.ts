import * as z from "zod/mini";
import { email, username } from "@/lib/accounts/rules";

export const nameSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "Give it a name."), z.maxLength(100, "Use 100 characters or fewer.")),
});

export type NameFields = z.infer<typeof nameSchema>;

/** Somebody by address or username, as the server reads them: an address where there is an `@`. */
export const inviteSchema = z.object({
  login: z.string().check(
    z.trim(),
    z.minLength(1, { error: "Write an email address or a username.", abort: true }),
    z.check(({ value, issues }) => {
      const found = z.safeParse(value.includes("@") ? email : username, value);
      if (found.success) return;
      const [issue] = found.error.issues;
      issues.push({ code: "custom", input: value, message: issue?.message ?? "This names nobody." });
    }),
  ),
  role: z.enum(["viewer", "editor", "owner"]),
});

export type InviteFields = z.infer<typeof inviteSchema>;
