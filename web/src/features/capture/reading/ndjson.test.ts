import { describe, expect, it } from "vitest";
import { readNdjson } from "./ndjson";

function streamOf(chunks: Uint8Array[], onCancel = () => undefined as unknown) {
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
    cancel: () => void onCancel(),
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function all(stream: ReadableStream<Uint8Array>) {
  const values: unknown[] = [];
  for await (const value of readNdjson(stream)) values.push(value);
  return values;
}

describe("readNdjson", () => {
  it("reads lines that come in pieces", async () => {
    expect(await all(streamOf([bytes('{"a":1}\n{"a"'), bytes(":2}\n")]))).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it("reads a character that is cut in two", async () => {
    const whole = bytes('"é"\n');
    expect(await all(streamOf([whole.slice(0, 2), whole.slice(2)]))).toEqual(["é"]);
  });

  it("reads a last line that has no end", async () => {
    expect(await all(streamOf([bytes("1\n2")]))).toEqual([1, 2]);
  });

  it("passes over empty lines", async () => {
    expect(await all(streamOf([bytes("1\n\n2\n")]))).toEqual([1, 2]);
  });

  it("cancels the stream when nobody reads on", async () => {
    let isCancelled = false;
    const stream = streamOf([bytes("1\n"), bytes("2\n"), bytes("3\n")], () => (isCancelled = true));
    for await (const value of readNdjson(stream)) if (value === 1) break;
    expect(isCancelled).toBe(true);
  });
});
