import { post } from "@/lib/api/client";
import type { Draft } from "@/lib/api/types";

/** How long a document may take to be sent and read, in milliseconds. */
const PATIENCE = 180_000;

/** What a text, or a document, says of a model that no hub knows, as a record would be. Nothing is saved. */
export function readText(workspace: number | null, what: string | File, signal: AbortSignal): Promise<Draft> {
  return post<Draft>("/models/autofill", typeof what === "string" ? { text: what } : formOf(what), {
    params: { workspace: workspace ?? undefined },
    timeout: PATIENCE,
    signal,
  });
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set("file", file);
  return form;
}
