import { describe, expect, it } from "vitest";
import { readEvents, type AnswerEvent } from "./events";
import { Problem } from "./problem";

function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function all(text: string, size: number): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of readEvents(streamOf(text, size))) events.push(event);
  return events;
}

const TEXT = ': still there\n\nevent: statement\ndata: {"text":"größer"}\n\nevent: done\ndata: {"id":1}\n\n';

describe("events", () => {
  it.each([1, 2, 3, 7, 1000])("are read whole in pieces of %i bytes", async (size) => {
    expect(await all(TEXT, size)).toEqual([
      { event: "statement", data: { text: "größer" } },
      { event: "done", data: { id: 1 } },
    ]);
  });

  it("become a problem where one comes in the middle", async () => {
    const body =
      '{"type":"x","title":"T","status":503,"code":"ai_unavailable","detail":"the AI service is away"}';
    const reading = all(`event: problem\ndata: ${body}\n\n`, 20);
    await expect(reading).rejects.toThrow("The AI service is away.");
    await expect(all(`event: problem\ndata: ${body}\n\n`, 20)).rejects.toBeInstanceOf(Problem);
  });

  it("end where the signal says so", async () => {
    const controller = new AbortController();
    const seen: AnswerEvent[] = [];
    for await (const event of readEvents(streamOf(TEXT.repeat(50), 40), controller.signal)) {
      seen.push(event);
      controller.abort();
    }
    expect(seen.length).toBeLessThan(100);
  });
});
