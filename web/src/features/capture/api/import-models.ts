import { AxiosError } from "axios";
import { api } from "@/lib/api/client";
import { problemOf } from "@/lib/api/problem";
import type { ImportLine } from "@/lib/api/types";
import { readNdjson } from "../reading/ndjson";

/** Keeps every source that is not kept yet; a line comes for each as it is stored. Aborting stops the import. */
export async function* importModels(
  workspace: number | null,
  sources: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ImportLine> {
  const response = await api.post<ReadableStream<Uint8Array>>(
    "/models/import",
    { sources },
    {
      params: { workspace: workspace ?? undefined },
      adapter: "fetch",
      responseType: "stream",
      // It lasts as long as the Hub needs for all of them.
      timeout: 0,
      signal,
      // A refusal comes as a stream too, and has to be read first; 401 renews the session as everywhere.
      validateStatus: (status) => status !== 401,
    },
  );
  if (response.status !== 200) {
    const data: unknown = await new Response(response.data).json().catch(() => null);
    throw problemOf(new AxiosError(undefined, undefined, response.config, null, { ...response, data }));
  }
  yield* readNdjson<ImportLine>(response.data, signal);
}
