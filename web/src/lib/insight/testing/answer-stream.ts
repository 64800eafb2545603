import { waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach } from "vitest";
import { api } from "@/lib/api/client";
import type { Insight, Statement } from "@/lib/api/types";

/** The other end of an answer that comes as events. */
export class AnswerStream {
  /** Whether whoever asked does not listen any more. */
  isLeft = false;
  /** What was asked. */
  asked: unknown = undefined;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  /** The response through which it is told. */
  async answer(request: Request) {
    this.asked = await request.clone().json();
    // The stream that is seen here is one half of a copied one, and is not told when the other is left.
    request.signal.addEventListener("abort", () => (this.isLeft = true));
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controller = controller;
      },
    });
    return new HttpResponse(stream, { headers: { "content-type": "text/event-stream" } });
  }

  /** Waits until it is asked. */
  async isAsked(): Promise<void> {
    await waitFor(() => {
      if (this.controller === null) throw new Error("nobody asked yet");
    });
  }

  async tell(event: string, data: unknown): Promise<void> {
    await this.isAsked();
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    this.controller?.enqueue(new TextEncoder().encode(text));
  }

  /** Says the last event, or breaks off. */
  async end(event?: string, data?: unknown): Promise<void> {
    if (event !== undefined) await this.tell(event, data);
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

/** Lets answers come piece by piece in the tests of a file: outside of a browser, fetch knows no address of the page. */
export function canStream(): void {
  beforeEach(() => {
    api.defaults.baseURL = "http://localhost/api/v1";
    return () => {
      api.defaults.baseURL = "/api/v1";
    };
  });
}
