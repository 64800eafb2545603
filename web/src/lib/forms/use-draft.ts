import { useEffect } from "react";
import type { FieldPath, FieldPathValue, FieldValues, UseFormReturn } from "react-hook-form";
import { useSession } from "@/lib/session/session";

/**
 * Keeps what is written in a form until it is sent, also over a reload and a session that ends. Never name a secret.
 *
 * @param key which form it is; drafts of other users are not shown
 * @returns forgets the draft
 */
export function useDraft<T extends FieldValues>(
  key: string,
  { setValue, subscribe }: UseFormReturn<T>,
  names: readonly FieldPath<T>[],
): () => void {
  const { state } = useSession();
  const place = `trackml.draft.${state.kind === "in" ? state.user.id : 0}.${key}`;
  const listed = names.join(" ");

  useEffect(() => {
    const kept = listed.split(" ") as FieldPath<T>[];
    const draft = read(place);
    for (const name of kept) {
      const value = draft[name];
      if (typeof value === "string" && value !== "") {
        setValue(name, value as FieldPathValue<T, FieldPath<T>>, { shouldDirty: true });
      }
    }
    return subscribe({
      formState: { values: true },
      callback: ({ values, defaultValues }) => {
        const written = kept.filter((name) => values[name] !== defaultValues?.[name]);
        write(
          place,
          written.length === 0 ? null : Object.fromEntries(written.map((name) => [name, values[name]])),
        );
      },
    });
  }, [place, listed, setValue, subscribe]);

  return () => write(place, null);
}

function read(place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(place: string, draft: object | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // It lasts as long as the page, then.
  }
}
