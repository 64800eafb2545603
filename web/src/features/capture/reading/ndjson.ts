/** The values of a stream of NDJSON, as their lines come in. Leaving the loop, or the signal, cancels the stream. */
export async function* readNdjson<T>(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let begun = "";
  let isOver = false;
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOver = done;
      // At the end, what is left of a character cut in two comes out as well.
      begun += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = begun.split("\n");
      begun = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line.trim() !== "") yield JSON.parse(line) as T;
      if (done) return;
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    if (!isOver) await reader.cancel().catch(() => undefined);
  }
}
