import { AxiosError } from "axios";
import { createParser } from "eventsource-parser";
import { api } from "./client";
import { problemOf, problemOfBody } from "./problem";
import type { ProblemBody } from "./types";

/** An event of an answer that comes piece by piece: its name, and what it holds. */
export interface AnswerEvent {
  event: string;
  data: unknown;
}

/**
 * Asks for an answer as it comes. Aborting the signal ends the question, at the server and behind it. A refusal comes out as
 * a `Problem`, also one that comes in the middle.
 */
export async function* postEvents(
  path: string,
  body: unknown,
  signal: AbortSignal,
  params?: Record<string, string | number | undefined>,
): AsyncGenerator<AnswerEvent> {
  const response = await api.post<ReadableStream<Uint8Array>>(path, body, {
    params,
    headers: { Accept: "text/event-stream" },
    adapter: "fetch",
    responseType: "stream",
    // It lasts as long as the language model writes.
    timeout: 0,
    signal,
    // A refusal comes as a stream too, and has to be read first; 401 renews the session as everywhere.
    validateStatus: (status) => status !== 401,
  });
  if (response.status !== 200) {
    const data: unknown = await new Response(response.data).json().catch(() => null);
    throw problemOf(new AxiosError(undefined, undefined, response.config, null, { ...response, data }));
  }
  yield* readEvents(response.data, signal);
}

/** The events of a stream, as they come in. Leaving the loop, or the signal, cancels the stream. */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const ready: AnswerEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) =>
      ready.push({ event: event ?? "message", data: JSON.parse(data) as unknown }),
  });
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (value !== undefined) parser.feed(decoder.decode(value, { stream: true }));
      for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
        if (next.event === "problem") {
          const problem = next.data as LateProblem;
          throw problemOfBody(problem, problem.retry_after);
        }
        yield next;
      }
      if (done) return;
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    // Not awaited: the end of a copied stream waits for its other half.
    stop();
  }
}

/** A problem in the middle of an answer. The headers are gone by then, so it says itself how long to wait. */
type LateProblem = ProblemBody & { retry_after: number | null };
