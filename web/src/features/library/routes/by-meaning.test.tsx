import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SemanticResult, SemanticResults } from "@/lib/api/types";
import { anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Library } from "./library";

const found = (name: string, text_rank: number | null, meaning_rank: number | null): SemanticResult => ({
  ...anItem({ name }),
  text_rank,
  meaning_rank,
  score: 0.02,
});

const RESULTS: SemanticResults = {
  items: [found("harbour-asr", 1, 1), found("Whisper", null, 2), found("Speech notes", 2, null)],
  mode: "hybrid",
  reason: null,
  without_vector: 0,
};

let asked: string[];

function given(results: Partial<SemanticResults> = {}, embedding: string | null = "embedder-test") {
  server.use(
    http.get("*/api/v1/models/semantic-search", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("q") ?? "");
      return HttpResponse.json({ ...RESULTS, ...results });
    }),
    http.get("*/api/v1/meta", () =>
      HttpResponse.json({ ai: { embedding_model: embedding }, query_fields: [], licenses: {}, limits: {} }),
    ),
  );
}

function show(address: string) {
  renderAt(address, <Library whenNew={<p>Nothing yet</p>} />);
  return userEvent.setup();
}

const box = () => screen.getByRole("combobox", { name: "Search the library" });
const results = () => screen.findByRole("list", { name: "Models by meaning" });

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
  asked = [];
  const page = { items: [anItem({ name: "Llama" })], total: 1, next_cursor: null };
  server.use(
    http.get("*/api/v1/models", () => HttpResponse.json(page)),
    http.get("*/api/v1/models/facets", () =>
      HttpResponse.json({
        total: 1,
        status: [{ value: "using", count: 1, query: "status:using" }],
        type: [],
        tag: [],
        developer: [],
        license_class: [],
        size: [],
      }),
    ),
    http.get("*/api/v1/views", () => HttpResponse.json({ items: [], total: 0 })),
    http.get("*/api/v1/tags", () => HttpResponse.json({ items: [], total: 0 })),
    http.get("*/api/v1/workspaces", () => HttpResponse.json({ items: [], total: 0 })),
  );
});

describe("searching by meaning", () => {
  it("shows what is about the words, each with what it was found by", async () => {
    given();
    const user = show("/?q=transcribe+talks");
    await user.click(await screen.findByRole("button", { name: "Meaning" }));
    const [both, meant, words] = within(await results()).getAllByRole("article");
    expect(both).toHaveTextContent(/harbour-asr.*MeaningWords/);
    expect(meant).toHaveTextContent(/Whisper.*Meaning/);
    expect(meant).not.toHaveTextContent("Words");
    expect(words).not.toHaveTextContent("Meaning");
    expect(asked).toEqual(["transcribe talks"]);
    expect(screen.getByTestId("address")).toHaveTextContent("/?q=transcribe+talks&meaning=1");
  });

  it("shows the library as ever where nothing is written", async () => {
    given();
    show("/?meaning=1");
    expect(await screen.findByRole("link", { name: "Llama" })).toBeVisible();
    expect(asked).toEqual([]);
  });

  it("waits for three letters and a pause, since each query costs", async () => {
    given();
    const user = show("/?meaning=1");
    await user.type(box(), "as");
    await delay(700);
    expect(asked).toEqual([]);
    await user.type(box(), "r for talks");
    await waitFor(() => expect(asked).toEqual(["asr for talks"]));
  });

  it("asks at once at Enter", async () => {
    given();
    const user = show("/?meaning=1");
    await user.type(box(), "ai{Enter}");
    await waitFor(() => expect(asked).toEqual(["ai"]));
  });

  it("says why words alone were looked for, and leads back to them", async () => {
    given({ mode: "text", reason: "the query has no words" });
    const user = show("/?q=status:using&meaning=1");
    expect(await screen.findByText("3 models, found by words alone: the query has no words.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Search by words" }));
    expect(await screen.findByRole("link", { name: "Llama" })).toBeVisible();
  });

  it("says how many are still being read", async () => {
    given({ without_vector: 2 });
    show("/?q=talks&meaning=1");
    expect(await screen.findByText(/2 records are still being read/)).toBeVisible();
  });

  it("keeps what is meant where a group narrows it", async () => {
    given();
    const user = show("/?q=talks&meaning=1");
    await user.click(await screen.findByRole("button", { name: /^Using/ }));
    await waitFor(() => expect(asked).toContain("talks status:using"));
  });

  it("cannot be chosen where nothing computes meanings, and says why", async () => {
    given({}, null);
    const user = show("/?q=talks");
    const button = await screen.findByRole("button", { name: /^Meaning.*Settings, AI/ });
    await user.click(button);
    expect(screen.getByTestId("address")).toHaveTextContent("/?q=talks");
    expect(asked).toEqual([]);
  });
});
