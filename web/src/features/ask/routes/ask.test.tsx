import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { api } from "@/lib/api/client";
import type { AskedRecords, Insight, LibraryAnswer, Statement } from "@/lib/api/types";
import { anItem } from "@/testing/builders";
import { server } from "@/testing/server";
import { renderSignedIn } from "@/testing/signed-in";
import Ask from "./ask";

const STATEMENT: Statement = {
  section: "answer",
  text: "Aurora may be used commercially.",
  cites: ["m12.license", "m12.name"],
};

const RECORDS: AskedRecords = {
  records: [
    { ...anItem({ id: 12, name: "Aurora-7B", developer: "lumen" }), key_prefix: "m12." },
    { ...anItem({ id: 120, name: "Harbour" }), key_prefix: "m120." },
  ],
  reason: null,
};

function anInsight(statements: Statement[]): Insight {
  return {
    source: "ai",
    model: "gemini-test",
    created_at: new Date().toISOString(),
    cut_short: false,
    grounds: [{ key: "m12.license", label: "License", text: "apache-2.0" }],
    prompt_version: 1,
    statements,
    took_ms: 1200,
    usage: { prompt: 900, answer: 90, thoughts: 10 },
    withheld: 1,
  };
}

let asked: string[];

/** Answers each question with these events; without a last one the answer never ends. */
function given(...events: [event: string, data: unknown][]) {
  server.use(
    http.post("*/api/v1/ask", async ({ request }) => {
      asked.push(((await request.json()) as { question: string }).question);
      const text = events
        .map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
        .join("");
      const isWhole = ["done", "problem"].includes(events.at(-1)?.[0] ?? "");
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(text));
          if (isWhole) controller.close();
        },
      });
      return new HttpResponse(stream, { headers: { "Content-Type": "text/event-stream" } });
    }),
  );
}

const done = (answer: LibraryAnswer): [string, unknown] => ["done", answer];

async function ask(address = "/ask", question = "May I sell it?") {
  renderSignedIn(address, <Ask />);
  const user = userEvent.setup();
  const box = await screen.findByRole("textbox", { name: "Your question" });
  await user.clear(box);
  await user.type(box, question);
  await user.click(screen.getByRole("button", { name: "Ask" }));
  return user;
}

beforeEach(() => {
  asked = [];
  server.use(
    http.get("*/api/v1/meta", () =>
      HttpResponse.json({ ai: { model: "gemini-test" }, limits: { question_chars: 2000 } }),
    ),
  );
  // Outside of a browser, fetch knows no address of the page.
  api.defaults.baseURL = "http://localhost/api/v1";
  return () => {
    api.defaults.baseURL = "/api/v1";
  };
});

describe("the page of questions", () => {
  it("asks nothing for as long as nobody says so", async () => {
    given(["records", RECORDS]);
    renderSignedIn("/ask?q=May+I%3F", <Ask />);
    expect(await screen.findByRole("textbox", { name: "Your question" })).toHaveValue("May I?");
    expect(screen.getByRole("button", { name: "Ask" })).toBeEnabled();
    expect(asked).toEqual([]);
  });

  it("leads from each statement to the records that it rests on", async () => {
    given(
      ["records", RECORDS],
      ["statement", STATEMENT],
      done({ holds: true, answer: anInsight([STATEMENT]) }),
    );
    await ask();
    expect(await screen.findByText("Aurora may be used commercially.")).toBeVisible();
    const chips = screen.getAllByRole("link", { name: /^Aurora-7B ?(?:License|Name)$/ });
    expect(chips.map((chip) => chip.getAttribute("href"))).toEqual(["/models/12", "/models/12"]);
    expect(await screen.findByText(/1,000 tokens/)).toBeVisible();
    expect(screen.getByText(/1 statement left out/)).toBeVisible();
    expect(asked).toEqual(["May I sell it?"]);
    expect(screen.getByTestId("address")).toHaveTextContent("/ask?q=May+I+sell+it%3F");
  });

  it("marks those of the records that the answer rests on", async () => {
    given(["records", RECORDS], done({ holds: true, answer: anInsight([STATEMENT]) }));
    await ask();
    const list = await screen.findByRole("region", { name: "What was looked at" });
    const marked = await within(list).findByText("In the answer");
    expect(marked.closest("a")).toHaveAttribute("href", "/models/12");
    expect(within(list).getAllByText("In the answer")).toHaveLength(1);
  });

  it("says that the library holds no answer", async () => {
    given(["records", RECORDS], done({ holds: false, answer: anInsight([]) }));
    await ask();
    expect(await screen.findByText("Your library does not hold an answer")).toBeVisible();
    expect(screen.getByText(/2 records came near/)).toBeVisible();
  });

  it("shows what was found where there is no language model", async () => {
    given(
      ["records", { ...RECORDS, reason: "nothing here computes what texts are about" }],
      done({ holds: false, answer: null }),
    );
    await ask();
    expect(await screen.findByText(/A language model would read them and answer/)).toBeVisible();
    expect(screen.getByRole("region", { name: "What was found" })).toHaveTextContent("Aurora-7B");
    expect(screen.queryByText("Your library does not hold an answer")).toBeNull();
  });

  it("stops, and keeps what came until then", async () => {
    given(["records", RECORDS], ["statement", STATEMENT]);
    const user = await ask();
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText(/^Stopped\./)).toBeVisible();
    expect(screen.getByText("Aurora may be used commercially.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Ask" })).toBeEnabled();
  });

  it("says when it can be asked again where the budget is spent", async () => {
    server.use(
      http.post("*/api/v1/ask", () =>
        HttpResponse.json(
          { status: 429, code: "ai_budget_spent", title: "Spent", detail: "all calls of today are made" },
          { status: 429, headers: { "Retry-After": "7200" } },
        ),
      ),
    );
    await ask();
    expect(await screen.findByText("Your AI budget of the day is spent")).toBeVisible();
    expect(screen.getByText(/in 2 hours/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("writes an example into the box, and leaves the asking to whoever chose it", async () => {
    given(["records", RECORDS]);
    renderSignedIn("/ask", <Ask />);
    const user = userEvent.setup();
    const example = await screen.findByRole("button", { name: "Which would run in 8 GB of memory?" });
    await user.click(example);
    await waitFor(() =>
      expect(screen.getByRole("textbox", { name: "Your question" })).toHaveValue(
        "Which would run in 8 GB of memory?",
      ),
    );
    expect(asked).toEqual([]);
  });
});
