import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { readStored, writeStored } from "@/lib/storage";
import { useUser } from "@/lib/session/session";

const keyOf = (user: number, name: string) => `form.${user}.${name}`;
/** What was typed into a field, and what the field was given then. */
interface Typed {
  typed: unknown;
  given: unknown;
}

function isTyped(value: unknown): value is Record<string, Typed> {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((one) => typeof one === "object" && one !== null && "typed" in one);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

interface TypedDraft<T> {
  key: string;
  /** What the form was given. */
  given: T;
  /** The same with what was typed before. */
  initial: T;
  isRestored: boolean;
  /** The fields that were changed elsewhere since something was typed into them. */
  overtaken: readonly string[];
  drop: () => void;
}

/**
 * What was typed into a form and not saved: it outlives an expired session and a reload. Only what differs from what
 * was given is kept, and with what it differed from: where that is another by now, the form has to say so.
 */
export function useTypedDraft<T extends FieldValues>(name: string, given: T): TypedDraft<T> {
  const key = keyOf(useUser().id, name);
  const [start] = useState(() => {
    const kept = Object.entries(readStored(key, isTyped) ?? {}).filter(([field]) => field in given);
    return {
      given,
      initial: { ...given, ...Object.fromEntries(kept.map(([field, { typed }]) => [field, typed])) },
      isRestored: kept.length > 0,
      overtaken: kept
        .filter(([field, { given: then }]) => !isSame(then, given[field]))
        .map(([field]) => field),
    };
  });
  return {
    ...start,
    key,
    drop: () => writeStored(key, null),
  };
}

/** Keeps what is typed into a form under the key of its draft. */
export function useKeepTyped<T extends FieldValues>(
  { key, given }: { key: string; given: T },
  { subscribe }: Pick<UseFormReturn<T>, "subscribe">,
): void {
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const changed = Object.entries<unknown>(values).filter(
            ([name, value]) => !isSame(value, given[name]),
          );
          const kept = changed.map(([name, typed]): [string, Typed] => [name, { typed, given: given[name] }]);
          writeStored(key, kept.length === 0 ? null : Object.fromEntries(kept));
        },
      }),
    [subscribe, key, given],
  );
}

/** Whether a form was left with something typed in it. */
export function hasTypedDraft(user: number, name: string): boolean {
  return readStored(keyOf(user, name), isTyped) !== null;
}
