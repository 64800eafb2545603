import { isAxiosError, isCancel } from "axios";
import type { FieldProblem, ProblemBody } from "./types";

/** A request that failed, in words that say what to do. Made from problem+json, or from no answer at all. */
export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 where no answer came. */
    readonly status: number,
    /** The API's code, such as `model_not_found`; `offline` where no answer came. */
    readonly code: string,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds that the server asks to wait before the next try. */
    readonly retryAfter: number | null = null,
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = "Problem";
  }

  /** What is wrong with one field, if the server named it. */
  field(name: string): FieldProblem | undefined {
    return this.fields.find((problem) => problem.field === name);
  }

  get isStale(): boolean {
    return this.status === 412;
  }
}

const OFFLINE = "The server does not answer. Check the connection; nothing you wrote is lost.";

/** What a failed request means. A cancelled request stays what it is: nobody waits for it any more. */
export function problemOf(error: unknown): unknown {
  if (isCancel(error) || error instanceof Problem || !isAxiosError(error)) return error;
  const { response } = error;
  if (response === undefined) return new Problem(0, "offline", OFFLINE);
  const retryAfter = Number(response.headers["retry-after"]) || null;
  const body: unknown = response.data;
  if (!isProblemBody(body)) {
    return new Problem(
      response.status,
      "unexpected",
      `The server answered with ${response.status}.`,
      [],
      retryAfter,
    );
  }
  return problemOfBody(body, retryAfter);
}

/** What a problem says, with the seconds that the server asks to wait. */
export function problemOfBody(body: ProblemBody, retryAfter: number | null): Problem {
  const fields = body.errors ?? [];
  return new Problem(body.status, body.code, textOf(body), fields, retryAfter, body.request_id ?? null);
}

/** The text of any error, for a toast or a notice. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong. Try again.";
}

function textOf(body: ProblemBody): string {
  const [first] = body.errors ?? [];
  if (first !== undefined) return sentence(`${first.field.replaceAll("_", " ")}: ${first.message}`);
  return sentence(body.detail ?? body.title);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && "code" in body && "title" in body && "status" in body;
}
