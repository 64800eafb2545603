import { HttpResponse } from "msw";
import type { Insight, Statement } from "@/lib/api/types";

/** The other end of an answer that comes as events. */
export class AnswerStream {
  /** Whether whoever asked does not listen any more. */
  isLeft = false;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  /** The response through which it is told. */
  get response() {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controller = controller;
      },
      cancel: () => {
        this.isLeft = true;
      },
    });
    return new HttpResponse(stream, { headers: { "content-type": "text/event-stream" } });
  }

  tell(event: string, data: unknown): void {
    this.controller?.enqueue(new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  end(): void {
    this.controller?.close();
  }
}

export function aStatement(text: string, given: Partial<Statement> = {}): Statement {
  return { section: "technical_analysis", text, cites: ["license"], ...given };
}

/** What a language model said; `rules` where a test says so. */
export function anInsight(given: Partial<Insight> = {}): Insight {
  return {
    source: "ai",
    model: "stub-001",
    created_at: "2026-01-02T03:04:05Z",
    cut_short: false,
    withheld: 0,
    grounds: [{ key: "license", label: "License", text: "mit" }],
    prompt_version: 1,
    statements: [aStatement("It may be used freely.")],
    took_ms: 1_400,
    usage: { prompt: 900, answer: 90, thoughts: 10 },
    ...given,
  };
}

export const aProblem = (code: string, status: number, detail: string) => ({
  type: `/errors/${code}`,
  title: code,
  code,
  status,
  detail,
});
