import type { Program } from "./program";

/** The stub of Gemini, and what a test tells it. */
export class Gemini {
  constructor(readonly program: Program) {}

  /** The next question is answered with this JSON; several in their order. Without one it quotes what it is given. */
  answer(answer: unknown): Promise<void> {
    return this.tell("POST", "answers", answer);
  }

  /** How long it waits before each piece of an answer. */
  pace(millis: number): Promise<void> {
    return this.tell("POST", "pace", { millis });
  }

  /** The next so many requests meet a fault, such as `"overloaded"` or `{ quota: { seconds: 30 } }`. */
  fail(fault: unknown, times?: number): Promise<void> {
    return this.tell("POST", "faults", { method: "*", fault, times });
  }

  /** Takes all faults and answers away, and every pause. */
  async clear(): Promise<void> {
    await this.tell("DELETE", "faults");
    await this.pace(0);
  }

  /** How many questions were asked, and how many of them were given up by who asked. */
  async state(): Promise<{ questions: number; embeddings: number; cancelled: number }> {
    const response = await fetch(`${this.program.url}/_stub/state`);
    return (await response.json()) as { questions: number; embeddings: number; cancelled: number };
  }

  private async tell(method: string, what: string, body?: unknown): Promise<void> {
    const response = await fetch(`${this.program.url}/_stub/${what}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the stub of Gemini: ${response.status} ${await response.text()}`);
  }
}
