import * as z from "zod/mini";
import type { Limits } from "@/lib/api/types";
import { strengthOf } from "./strength";

/** What the server accepts as long as it has not said otherwise. */
const LENGTHS = { password_min_chars: 8, password_max_chars: 128 };

type PasswordLimits = Pick<Limits, keyof typeof LENGTHS>;

/** A name that others see: 2 to 40 letters or digits of any script, `-`, `_` or `.`. */
export const username = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: "Write a username.", abort: true }),
    z.minLength(2, "Use 2 characters or more."),
    z.maxLength(40, "Use 40 characters or fewer."),
    z.regex(/^[\p{L}\p{N}\-_.]*$/u, "Use letters, digits, “-”, “_” and “.”"),
  );

/** The form of an address; whether mail arrives there only a mail can tell. */
export const email = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: "Write your email address.", abort: true }),
    z.maxLength(254, "This is longer than an address can be."),
    z.regex(
      /^[^@ ]+@(?![.-])[\p{L}\p{N}.-]*[\p{L}\p{N}]$/u,
      "This is no email address; one looks like name@example.org.",
    ),
  );

/** A password that somebody has already. */
export const presentPassword = z.string().check(z.minLength(1, "Write your password."));

/** Characters as the server counts them: an emoji is one. */
function charsOf(text: string): number {
  return Array.from(text).length;
}

/**
 * A password that is to be chosen. What is guessed at once is refused here; the server looks closer, and what it says
 * stands at the field.
 */
export function newPassword(limits: PasswordLimits = LENGTHS) {
  const { password_min_chars: least, password_max_chars: most } = limits;
  return z.string().check(
    z.minLength(1, { error: "Choose a password.", abort: true }),
    z.refine((text) => charsOf(text) >= least, { error: `Use ${least} characters or more.`, abort: true }),
    z.refine((text) => charsOf(text) <= most, `Use ${most} characters or fewer.`),
    z.refine((text) => strengthOf(text) !== "obvious", "This is too easy to guess. Add a word or two."),
  );
}
