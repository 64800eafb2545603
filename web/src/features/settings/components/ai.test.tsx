import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import type { AiState } from "@/lib/api/types";
import { server } from "@/testing/server";
import { renderSignedIn } from "@/testing/signed-in";
import Ai from "./ai";

const STATE: AiState = {
  model: "gemini-test",
  embedding_model: "embedder-test",
  limits: { calls: 200, tokens: 1_000_000 },
  resting_seconds: null,
  usage: { calls: 50, tokens: 950_000, resets_at: "2126-01-02T00:00:00Z" },
};

function show(given: Partial<AiState> = {}) {
  server.use(http.get("*/api/v1/meta", () => HttpResponse.json({ ai: { ...STATE, ...given } })));
  renderSignedIn("/settings/ai", <Ai />);
  return userEvent.setup();
}

const checked = (answer: object, status = 200) =>
  server.use(http.post("*/api/v1/ai/check", () => HttpResponse.json(answer, { status })));

describe("the settings of AI", () => {
  it("say how to set up a language model where there is none", async () => {
    show({ model: null, embedding_model: null });
    expect(await screen.findByText("No language model is set up")).toBeVisible();
    expect(screen.getByText(/GOOGLE_API_KEY/)).toBeVisible();
    expect(screen.getByText(/AI_PROVIDER=openai-compatible/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Check the connection" })).toBeNull();
  });

  it("show what was spent today beside what may be", async () => {
    show();
    const calls = await screen.findByRole("meter", { name: "Calls" });
    expect(calls).toHaveAttribute("aria-valuetext", "50 of 200");
    expect(screen.getByRole("meter", { name: "Tokens" })).toHaveAttribute("aria-valuenow", "950000");
  });

  it("say that a budget is used up", async () => {
    show({ usage: { calls: 200, tokens: 1, resets_at: "2126-01-02T00:00:00Z" } });
    expect(await screen.findByText("It is used up until the day ends.")).toBeVisible();
  });

  it("say that the service is left alone for a while", async () => {
    show({ resting_seconds: 40 });
    expect(await screen.findByText(/left alone for 40 seconds more/)).toBeVisible();
  });

  it("check the connection, and say what the model can do", async () => {
    checked({
      configured: true,
      model: { name: "gemini-test", input_tokens: 1_048_576, output_tokens: 65_536 },
      others: ["gemini-other"],
    });
    const user = show();
    await user.click(await screen.findByRole("button", { name: "Check the connection" }));
    expect(
      await screen.findByText(/has gemini-test: it reads up to 1M tokens and writes up to 64K\./),
    ).toBeVisible();
  });

  it("name the models that there are where the configured one is not among them", async () => {
    checked({ configured: true, model: null, others: ["gemini-other"] });
    const user = show();
    await user.click(await screen.findByRole("button", { name: "Check the connection" }));
    expect(await screen.findByText(/has no model called gemini-test/)).toBeVisible();
    expect(screen.getByText("gemini-other")).toBeVisible();
  });

  it("say why the service refused", async () => {
    checked(
      { status: 502, code: "ai_misconfigured", title: "AI is misconfigured", detail: "the key is not valid" },
      502,
    );
    const user = show();
    await user.click(await screen.findByRole("button", { name: "Check the connection" }));
    expect(await screen.findByText("The AI service is not set up right")).toBeVisible();
    expect(screen.getByText("The key is not valid.")).toBeVisible();
  });
});
