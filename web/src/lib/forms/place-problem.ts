import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { messageOf, Problem } from "@/lib/api/problem";

/** What the server says of a field, as a sentence of its own: `has 1 character` becomes `It has 1 character.` */
export function fieldSentence(message: string): string {
  const whole = /^(?:is|has|must|contains|cannot)\b/.test(message)
    ? `It ${message}`
    : message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/**
 * Puts what the server refused at the fields of a form.
 *
 * @param names the fields of the form, called as the server calls them
 * @returns what belongs to no field, for a notice above them; null where everything has its place
 */
export function placeProblem<T extends FieldValues>(
  error: unknown,
  names: readonly FieldPath<T>[],
  setError: UseFormSetError<T>,
): string | null {
  if (!(error instanceof Problem)) return messageOf(error);
  let isPlaced = false;
  for (const name of names) {
    const refused = error.field(name);
    if (refused === undefined) continue;
    setError(
      name,
      { type: refused.code, message: fieldSentence(refused.message) },
      { shouldFocus: !isPlaced },
    );
    isPlaced = true;
  }
  return isPlaced ? null : error.message;
}
