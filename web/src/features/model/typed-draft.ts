import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { readStored, writeStored } from "@/lib/storage";
import { useUser } from "@/lib/session/session";

const keyOf = (user: number, name: string) => `form.${user}.${name}`;
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

interface TypedDraft<T> {
  key: string;
  /** What the form was given. */
  given: T;
  /** The same with what was typed before. */
  initial: T;
  isRestored: boolean;
  drop: () => void;
}

/**
 * What was typed into a form and not saved: it outlives an expired session and a reload. Only what differs from what
 * was given is kept, so that it never brings back a value that was changed elsewhere.
 */
export function useTypedDraft<T extends FieldValues>(name: string, given: T): TypedDraft<T> {
  const key = keyOf(useUser().id, name);
  const [start] = useState(() => {
    const kept = readStored(key, isObject);
    return { given, initial: { ...given, ...kept }, isRestored: kept !== null };
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
          const changed = Object.entries(values).filter(([name, value]) => value !== given[name]);
          writeStored(key, changed.length === 0 ? null : Object.fromEntries(changed));
        },
      }),
    [subscribe, key, given],
  );
}

/** Whether a form was left with something typed in it. */
export function hasTypedDraft(user: number, name: string): boolean {
  return readStored(keyOf(user, name), isObject) !== null;
}
