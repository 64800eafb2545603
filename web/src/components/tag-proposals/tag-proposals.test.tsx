import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { ProposedTags } from "@/lib/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { TagProposals } from "./tag-proposals";

const PROPOSED: ProposedTags = {
  source: "ai",
  model: "gemini-test",
  items: [
    { tag: "speech", models: 4, cites: ["pipeline_tag"] },
    { tag: "whisper-like", models: 0, cites: ["description"] },
    { tag: "german", models: 2, cites: ["languages"] },
  ],
};

async function proposed(given: Partial<ProposedTags> = {}) {
  server.use(http.post("*/api/v1/models/7/suggest-tags", () => HttpResponse.json({ ...PROPOSED, ...given })));
  const onAccept = vi.fn();
  renderAt("/", <TagProposals id={7} tags={["german"]} onAccept={onAccept} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Propose tags" }));
  return { user, onAccept };
}

describe("proposed tags", () => {
  it("are asked for by a press alone, and leave out what the record has", async () => {
    await proposed();
    expect(await screen.findByRole("button", { name: "Add the tag speech" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /german/ })).toBeNull();
    expect(screen.getByText("AI")).toBeVisible();
  });

  it("say of a word that nobody used yet that it is new", async () => {
    await proposed();
    expect(await screen.findByRole("button", { name: "Add the tag whisper-like, a new word" })).toBeVisible();
  });

  it("are taken over one by one", async () => {
    const { user, onAccept } = await proposed();
    await user.click(await screen.findByRole("button", { name: "Add the tag speech" }));
    expect(onAccept.mock.calls).toEqual([["speech"]]);
    expect(screen.queryByRole("button", { name: "Add the tag speech" })).toBeNull();
    await user.click(screen.getByRole("button", { name: /whisper-like/ }));
    expect(screen.getByText("All of them are taken over.")).toBeVisible();
  });

  it("bear no mark of AI where rules made them", async () => {
    await proposed({ source: "rules", model: null });
    expect(await screen.findByText("From facts")).toBeVisible();
    expect(screen.queryByText("AI")).toBeNull();
  });

  it("say why there are none", async () => {
    server.use(
      http.post("*/api/v1/models/7/suggest-tags", () =>
        HttpResponse.json(
          { status: 429, code: "ai_budget_spent", title: "Spent", detail: "your budget of the day is spent" },
          { status: 429, headers: { "Retry-After": "7200" } },
        ),
      ),
    );
    renderAt("/", <TagProposals id={7} tags={[]} onAccept={() => undefined} />);
    await userEvent.setup().click(screen.getByRole("button", { name: "Propose tags" }));
    expect(await screen.findByText("Your AI budget of the day is spent")).toBeVisible();
  });
});
