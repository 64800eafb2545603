import * as z from "zod/mini";
import { email, username } from "@/lib/accounts/rules";
import type { User } from "@/lib/api/types";
import type { ProfileChange } from "../api/change-profile";

export interface ProfileFields {
  username: string;
  email: string;
  password: string;
}

/** The password is asked for only where the address becomes another. */
export function profileSchema(user: User) {
  return z.object({ username, email, password: z.string() }).check(
    z.refine((fields) => fields.email === user.email || fields.password !== "", {
      error: "Write your password to change the address.",
      path: ["password"],
    }),
  );
}

/** What is sent: only what is another, and the password only with the address. */
export function changeOf(user: User, fields: ProfileFields): ProfileChange {
  return {
    ...(fields.username !== user.username && { username: fields.username }),
    ...(fields.email !== user.email && { email: fields.email, password: fields.password }),
  };
}
