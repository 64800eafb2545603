import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { AnswerStream, aProblem, aStatement, canStream } from "./testing/answer-stream";
import { useAnswer } from "./use-answer";

let stream: AnswerStream;
const done = vi.fn();
const others = vi.fn();

canStream();
beforeEach(() => {
  stream = new AnswerStream();
  done.mockReset();
  others.mockReset();
  server.use(http.post("*/api/v1/questions", ({ request }) => stream.answer(request)));
});

function Asker() {
  const { state, statements, problem, ask, stop, clear } = useAnswer();
  const question = { path: "/questions", body: {}, onDone: done, onEvent: others };
  return (
    <>
      <button onClick={() => void ask(question)}>Ask</button>
      <button onClick={stop}>Stop</button>
      <button onClick={clear}>Clear</button>
      <output aria-label="state">{state}</output>
      <ul>
        {statements.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{problem instanceof Error && problem.message}</p>
    </>
  );
}

const state = (expected: string) =>
  waitFor(() => expect(screen.getByLabelText("state")).toHaveTextContent(expected));
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

/** Asks, and waits for the first statement. */
async function begin() {
  const shown = renderAt("/", <Asker />);
  await press("Ask");
  await state("asking");
  await stream.tell("statement", aStatement("One."));
  await screen.findByText("One.");
  return shown;
}

describe("an answer", () => {
  it("comes statement by statement, and is done when the server says so", async () => {
    await begin();
    await stream.tell("records", [1]);
    await stream.tell("statement", aStatement("Two."));
    expect(await screen.findByText("Two.")).toBeVisible();
    await stream.end("done", { id: 7 });
    await state("done");
    expect(done).toHaveBeenCalledExactlyOnceWith({ id: 7 });
    expect(others).toHaveBeenCalledExactlyOnceWith({ event: "records", data: [1] });
  });

  it("is left where it is stopped, and what was said stays", async () => {
    await begin();
    await press("Stop");
    await state("stopped");
    await waitFor(() => expect(stream.isLeft).toBe(true));
    expect(screen.getByText("One.")).toBeVisible();
    expect(done).not.toHaveBeenCalled();
    await press("Clear");
    expect(screen.queryByText("One.")).toBeNull();
  });

  it("is left with the page", async () => {
    const { unmount } = await begin();
    unmount();
    await waitFor(() => expect(stream.isLeft).toBe(true));
  });

  it("fails with the server's words where a problem comes in the middle", async () => {
    await begin();
    await stream.end("problem", aProblem("ai_unavailable", 503, "the AI service is away"));
    await state("failed");
    expect(screen.getByText("The AI service is away.")).toBeVisible();
  });

  it("fails where the stream ends before it does", async () => {
    await begin();
    await stream.end();
    await state("failed");
    expect(screen.getByText(/broke off/)).toBeVisible();
  });

  it("fails where it is refused at once", async () => {
    server.use(
      http.post("*/api/v1/questions", () =>
        HttpResponse.json(aProblem("ai_budget_spent", 429, "your budget is spent"), { status: 429 }),
      ),
    );
    renderAt("/", <Asker />);
    await press("Ask");
    await state("failed");
    expect(screen.getByText("Your budget is spent.")).toBeVisible();
  });
});
