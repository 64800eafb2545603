import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { GeneratedInsight, ModelInsights } from "@/lib/api/types";
import {
  AnswerStream,
  anInsight,
  aProblem,
  aStatement,
  canStream,
} from "@/lib/insight/testing/answer-stream";
import { server } from "@/testing/server";
import { page, serveRecord, show } from "../testing/record-page";

serveRecord();
canStream();

const MODEL = "gemini-3.8-flash";
let stream: AnswerStream;

/** A server with a language model, whose next answer the test tells. */
function withModel(analysis: Partial<ModelInsights["analysis"]> = {}) {
  page.ai = { ...page.ai, model: MODEL, usage: { calls: 3, tokens: 9_000, resets_at: tomorrow() } };
  if (Object.keys(analysis).length > 0)
    page.insights = {
      ...page.insights,
      analysis: { ...anInsight(), stale: false, changes: [], ...analysis },
    };
}

const tomorrow = () => new Date(Date.now() + 5 * 3_600_000).toISOString();
const made = (given: Partial<GeneratedInsight> = {}): GeneratedInsight => ({
  id: 7,
  kept: false,
  thread_id: null,
  insight: anInsight(),
  ...given,
});
/** What stands there once it is known what was said of the record. */
const STATEMENT_OR_LINE = /^(From facts|AI)$/;
/** A statement where it stands, not where it is read aloud. */
const STANDING = { selector: "li > span" };
const part = async () => {
  await waitFor(() => expect(screen.queryAllByText(STATEMENT_OR_LINE).length).toBeGreaterThan(0));
  return within(screen.getByRole("heading", { level: 2, name: "Insight" }).closest("section")!);
};
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  stream = new AnswerStream();
  server.use(http.post("*/insights", ({ request }) => stream.answer(request)));
});

describe("without a language model", () => {
  it("facts speak, and nothing can be asked", async () => {
    show();
    const insight = await part();
    expect(insight.getByText("From facts")).toBeVisible();
    expect(await insight.findByText(/GOOGLE_API_KEY/)).toBeVisible();
    expect(insight.getByText("It may be used freely.")).toBeVisible();
    expect(insight.queryByRole("button", { name: /^Ask/ })).toBeNull();
    expect(insight.queryByRole("textbox")).toBeNull();
  });
});

describe("a citation", () => {
  const cited = () => document.querySelectorAll("[data-cited]");

  it("marks the fact that it stands for, while it is pointed at", async () => {
    page.record = { ...page.record, license: "mit" };
    show();
    const chip = (await part()).getByRole("button", { name: "License" });
    expect(chip).toHaveAccessibleDescription("mit");
    await userEvent.hover(chip);
    expect([...cited()].map((fact) => fact.textContent)).toEqual([expect.stringContaining("mit")]);
    await userEvent.unhover(chip);
    expect(cited()).toHaveLength(0);
    await userEvent.click(chip);
    await userEvent.unhover(chip);
    expect(cited()).toHaveLength(1);
  });

  it("shows what it stands for where the page does not", async () => {
    const { analysis } = page.insights;
    page.insights.analysis = {
      ...analysis,
      statements: [aStatement("It was trained on tickets.", { cites: ["card_3"] })],
      grounds: [{ key: "card_3", label: "Card, passage 3", text: "Trained on a million tickets." }],
    };
    show();
    await press("Card, passage 3");
    const shown = await screen.findByRole("dialog", { name: "Card, passage 3" });
    expect(within(shown).getByText("Trained on a million tickets.")).toBeVisible();
  });
});

describe("with a language model", () => {
  it("nobody is asked before somebody presses a button", async () => {
    withModel();
    show();
    expect(await (await part()).findByRole("button", { name: `Ask ${MODEL}` })).toBeEnabled();
    expect(stream.asked).toBeUndefined();
  });

  it("what it says comes under its headings, and is kept when it is whole", async () => {
    withModel();
    show();
    const insight = await part();
    await press(`Ask ${MODEL}`);
    await stream.tell("statement", aStatement("It needs a large card.", { section: "risks" }));
    expect(await insight.findByText("It needs a large card.", STANDING)).toBeVisible();
    expect(insight.getByText(/1 statement so far/)).toBeVisible();
    expect(insight.getByRole("heading", { name: "Use cases" })).toBeVisible();
    const statements = [aStatement("It needs a large card.", { section: "risks" })];
    await stream.end("done", made({ insight: anInsight({ statements, withheld: 2, cut_short: true }) }));
    expect(await insight.findByText("stub-001")).toBeVisible();
    expect(insight.getByText("AI")).toBeVisible();
    expect(insight.getByText("1,000 tokens")).toHaveAttribute("title", "read 900, wrote 90, thought 10");
    expect(insight.getByText(/2 statements left out because they rested on nothing/)).toBeVisible();
    expect(insight.getByText(/cut short/)).toBeVisible();
    expect(insight.queryByRole("heading", { name: "Use cases" })).toBeNull();
    expect(insight.getByRole("button", { name: "Renew" })).toHaveAttribute(
      "title",
      "Nothing changed since; this costs nothing",
    );
  });

  it("stops where it is stopped, says so, and brings the old text back", async () => {
    withModel({ statements: [aStatement("The old text.")] });
    show();
    const insight = await part();
    await press("Renew");
    await stream.tell("statement", aStatement("The half of it."));
    expect(await insight.findByText("The half of it.", STANDING)).toBeVisible();
    await press("Stop");
    expect(await insight.findByText(/^Stopped/)).toBeVisible();
    expect(insight.getByText("The half of it.", STANDING)).toBeVisible();
    await waitFor(() => expect(stream.isLeft).toBe(true));
    await press("Put it away");
    expect(await insight.findByText("The old text.")).toBeVisible();
  });

  it("says what has changed since, and leaves the old text to be read", async () => {
    const changes = [
      { key: "license", label: "License", before: "mit", after: "apache-2.0" },
      { key: "card", label: "Card", before: null, after: null },
    ];
    withModel({ stale: true, changes, statements: [aStatement("The old text.")] });
    show();
    const insight = await part();
    expect(insight.getByText("The record has changed since")).toBeVisible();
    expect(insight.getByText("Card: changed")).toBeVisible();
    expect(insight.getAllByRole("listitem")[0]).toHaveTextContent("License: mit →, now apache-2.0");
    expect(insight.getByText("The old text.")).toBeVisible();
  });

  it("says when the budget is full again, and leaves the old text", async () => {
    withModel({ stale: true, statements: [aStatement("The old text.")] });
    const detail = "your AI budget of the day is spent (200 calls, 500000 tokens)";
    server.use(
      http.post("*/insights", () =>
        HttpResponse.json(aProblem("ai_budget_spent", 429, detail), {
          status: 429,
          headers: { "retry-after": "18000" },
        }),
      ),
    );
    show();
    await press("Renew");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Your AI budget of the day is spent");
    expect(alert).toHaveTextContent("That is in 5 hours");
    expect(within(alert).queryByRole("button")).toBeNull();
    expect(screen.getByText("The old text.")).toBeVisible();
  });

  it("does not ask in vain where the budget is known to be spent", async () => {
    withModel({ stale: true });
    page.ai = { ...page.ai, usage: { calls: 200, tokens: 9_000, resets_at: tomorrow() } };
    show();
    const insight = await part();
    expect(await insight.findByText(/^Your AI budget of the day is spent/)).toBeVisible();
    expect(insight.getByRole("button", { name: "Renew" })).toBeDisabled();
    expect(insight.getByRole("textbox", { name: "Ask about this model" })).toBeDisabled();
  });

  it("can be tried again where the service is away", async () => {
    withModel();
    server.use(
      http.post(
        "*/insights",
        () => HttpResponse.json(aProblem("ai_unavailable", 503, "it is away"), { status: 503 }),
        { once: true },
      ),
    );
    show();
    await press(`Ask ${MODEL}`);
    expect(await screen.findByText("The AI service does not answer now")).toBeVisible();
    await press("Try again");
    await stream.end("done", made());
    expect(await screen.findByText("stub-001")).toBeVisible();
  });
});

describe("a question", () => {
  const answer = (text: string) => anInsight({ statements: [aStatement(text, { section: "answer" })] });
  const box = (name: string) => screen.findByRole("textbox", { name });

  it("is answered in a thread, which goes on", async () => {
    withModel();
    show();
    await userEvent.type(await box("Ask about this model"), "May I sell it?{Enter}");
    await stream.end("done", made({ thread_id: 3, insight: answer("Its license allows it.") }));
    const thread = within(await screen.findByRole("group", { name: "May I sell it?" }));
    expect(await thread.findByText("Its license allows it.")).toBeVisible();
    expect(stream.asked).toEqual({ prompt: "May I sell it?" });

    stream = new AnswerStream();
    await press("Ask further");
    await userEvent.type(await box("Ask further"), "And in print?{Enter}");
    await stream.tell("statement", aStatement("Also there.", { section: "answer" }));
    expect(await thread.findByText("Also there.", STANDING)).toBeVisible();
    expect(stream.asked).toEqual({ prompt: "And in print?", thread_id: 3 });
    await stream.end("done", made({ id: 8, thread_id: 3, insight: anInsight({ statements: [] }) }));
    expect(await thread.findByText("The record does not hold an answer.")).toBeVisible();
    expect(thread.getAllByRole("article")).toHaveLength(2);
  });

  it("stays with its words where there is no answer", async () => {
    withModel();
    show();
    await userEvent.type(await box("Ask about this model"), "May I sell it?{Enter}");
    await stream.end("problem", aProblem("ai_timed_out", 504, "it took too long"));
    const asked = within(await screen.findByRole("article", { name: "May I sell it?" }));
    expect(await asked.findByText("The AI service took too long")).toBeVisible();
    stream = new AnswerStream();
    await press("Try again");
    await stream.isAsked();
    expect(stream.asked).toEqual({ prompt: "May I sell it?" });
  });

  const kept = () => {
    withModel();
    const questions = [
      { id: 1, question: "May I sell it?", by: 1, answer: answer("Its license allows it.") },
    ];
    page.insights = { ...page.insights, threads: [{ id: 3, questions }] };
  };

  it("is deleted with its answers once that is confirmed", async () => {
    kept();
    let deleted: string | undefined;
    server.use(
      http.delete("*/insights/threads/:thread", ({ params }) => {
        deleted = String(params.thread);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    show();
    await press(/^Delete the questions/);
    await userEvent.click(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }),
    );
    await waitFor(() => expect(screen.queryByText("Its license allows it.")).toBeNull());
    expect(deleted).toBe("3");
  });

  it("can be read by those who may not write, and neither asked nor deleted", async () => {
    kept();
    page.role = "viewer";
    show();
    const insight = await part();
    expect(await insight.findByText("Its license allows it.")).toBeVisible();
    expect(insight.queryByRole("textbox")).toBeNull();
    expect(insight.queryByRole("button", { name: /Ask|Renew|Delete/ })).toBeNull();
  });
});

it("leaves the page as it is where it cannot be loaded", async () => {
  const fails = () => HttpResponse.json(aProblem("internal", 500, "it broke"), { status: 500 });
  server.use(http.get("*/insights", fails, { once: true }));
  show();
  expect(await screen.findByText("What was said of it could not be loaded")).toBeVisible();
  await press("Try again");
  expect(await screen.findByText("It may be used freely.")).toBeVisible();
});
