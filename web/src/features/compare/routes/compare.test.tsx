import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Comparison, Meta } from "@/lib/api/types";
import {
  AnswerStream,
  anInsight,
  aProblem,
  aStatement,
  canStream,
} from "@/lib/insight/testing/answer-stream";
import { anItem } from "@/testing/builders";
import { server } from "@/testing/server";
import { renderSignedIn, signIn } from "@/testing/signed-in";
import { aCell, aComparison, aHubModel, aRow } from "@/testing/truth-builders";
import Compare from "./compare";

let comparison: Comparison;
let model: string | null;
let asked: { ids: number[]; format: string | null }[];

beforeEach(() => {
  signIn();
  asked = [];
  model = null;
  comparison = aComparison([
    aRow({
      key: "parameters",
      label: "Parameters",
      unit: "parameters",
      direction: "lower",
      cells: [aCell("7 B", { value: 7e9, certainty: "estimated" }), aCell("3 B", { value: 3e9, best: true })],
    }),
    aRow({ key: "context", label: "Context", cells: [aCell("32K"), aCell(null)] }),
    aRow({ key: "layers", label: "Layers", differs: false, cells: [aCell("32"), aCell("32")] }),
  ]);
  server.use(
    http.get("*/meta", () => {
      const limits = { calls: 200, tokens: 500_000 };
      const ai: Meta["ai"] = { model, embedding_model: null, limits, resting_seconds: null, usage: null };
      return HttpResponse.json({ ai });
    }),
    http.post("*/models/compare", async ({ request }) => {
      const { ids } = (await request.json()) as { ids: number[] };
      const format = new URL(request.url).searchParams.get("format");
      asked.push({ ids, format });
      return format === null ? HttpResponse.json(comparison) : HttpResponse.text(`as ${format}`);
    }),
  );
});

const show = (address = "/compare?ids=1,2") => renderSignedIn(address, <Compare />);
const table = async () => within(await screen.findByRole("table"));
const line = async (name: RegExp) => (await table()).getByRole("rowheader", { name }).closest("tr")!;

describe("the table", () => {
  it("says of a value whether it is estimated, best, or not known", async () => {
    show();
    expect(await line(/^Parameters/)).toHaveTextContent("about 7 B");
    const [first, best] = within(await line(/^Parameters/)).getAllByRole("cell");
    expect(best).toHaveTextContent("3 B, best: lower is better");
    expect(first).not.toHaveTextContent("best");
    expect(within(await line(/^Context/)).getAllByRole("cell")[1]).toHaveTextContent("not known");
  });

  it("marks what differs, and shows that alone when asked; the address says so", async () => {
    show();
    expect(await line(/^Context/)).toHaveTextContent("(differs)");
    expect(await line(/^Layers/)).not.toHaveTextContent("(differs)");
    await userEvent.click(screen.getByRole("checkbox", { name: "Only differences" }));
    expect((await table()).queryByRole("rowheader", { name: /^Layers/ })).toBeNull();
    expect(screen.getByTestId("address")).toHaveTextContent("only=differences");
  });

  it("leaves out a model that is taken out of it", async () => {
    show("/compare?ids=1,2,3");
    await userEvent.click(await screen.findByRole("button", { name: "Take Borealis out of the comparison" }));
    await waitFor(() => expect(asked.at(-1)?.ids).toEqual([1, 3]));
    expect(screen.getByTestId("address")).toHaveTextContent(/ids=1(%2C|,)3/);
  });
});

it("draws sizes as bars", async () => {
  show();
  const chart = await screen.findByRole("list", { name: /^Parameters/ });
  expect(within(chart).getAllByRole("listitem")).toHaveLength(2);
});

it("finds one more to compare, by the keyboard alone", async () => {
  server.use(
    http.get("*/models/search", () =>
      HttpResponse.json({
        items: [anItem({ id: 1, name: "Aurora" }), anItem({ id: 7, name: "Corona" })],
        total: 2,
      }),
    ),
  );
  show();
  await userEvent.type(await screen.findByRole("combobox"), "o");
  await screen.findByRole("option", { name: /Corona/ });
  expect(screen.queryByRole("option", { name: /Aurora/ })).toBeNull();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(asked.at(-1)?.ids).toEqual([1, 2, 7]));
});

it("is copied as Markdown", async () => {
  const person = userEvent.setup();
  show();
  await person.click(await screen.findByRole("button", { name: "Export" }));
  await person.click(await screen.findByRole("menuitem", { name: "Copy as Markdown" }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe("as markdown"));
});

describe("an address", () => {
  it("of one model asks for another", async () => {
    server.use(http.get("*/models/1", () => HttpResponse.json(aHubModel({ id: 1, name: "Aurora" }))));
    show("/compare?ids=1");
    expect(await screen.findByText("Aurora waits for another")).toBeVisible();
    expect(asked).toEqual([]);
  });

  it("of too many compares the first eight, and says so", async () => {
    show("/compare?ids=1,2,3,4,5,6,7,8,9");
    expect(await screen.findByText(/names 9 models/)).toBeVisible();
    await waitFor(() => expect(asked[0]?.ids).toHaveLength(8));
    expect(screen.getByRole("combobox")).toBeDisabled();
  });

  it("of a model that is not there offers to compare the others", async () => {
    const missing = () =>
      HttpResponse.json({ code: "model_not_found", title: "Not here", status: 404 }, { status: 404 });
    server.use(
      http.post("*/models/compare", missing, { once: true }),
      http.get("*/models/2", missing),
      http.get("*/models/:id", ({ params }) => HttpResponse.json(aHubModel({ id: Number(params.id) }))),
    );
    show("/compare?ids=1,2,3");
    expect(await screen.findByText(/^1 model of this comparison/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Compare the others" }));
    await waitFor(() => expect(asked.at(-1)?.ids).toEqual([1, 3]));
  });
});

describe("the verdict", () => {
  canStream();
  const statements = [
    aStatement("Borealis has fewer parameters.", { section: "verdict", cites: ["parameters"] }),
    aStatement("Begin with Borealis.", { section: "recommendation", cites: ["context"] }),
  ];
  let stream: AnswerStream;
  beforeEach(() => {
    stream = new AnswerStream();
    server.use(http.post("*/models/insights/compare", ({ request }) => stream.answer(request)));
  });
  const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
  const standing = (text: string) => screen.findByText(text, { selector: "li > span" });

  it("comes row by row for what the models are wanted for, and leads to the rows", async () => {
    model = "gemini-3.8-flash";
    show();
    await userEvent.type(await screen.findByRole("textbox", { name: /^What it is for/ }), "mail on a laptop");
    expect(stream.asked).toBeUndefined();
    await press("Ask gemini-3.8-flash");
    await stream.tell("comparison", comparison);
    await stream.tell("statement", statements[0]);
    const first = (await standing("Borealis has fewer parameters.")).closest("li")!;
    expect(stream.asked).toEqual({ model_ids: [1, 2], use_case: "mail on a laptop" });
    await userEvent.click(within(first).getByRole("button", { name: "Parameters" }));
    expect(await line(/^Parameters/)).toHaveAttribute("data-cited");
    expect(await line(/^Context/)).not.toHaveAttribute("data-cited");
    await stream.end("done", anInsight({ statements }));
    const advice = (await screen.findByRole("heading", { name: "Recommendation" })).parentElement!;
    expect(advice).toHaveTextContent("Begin with Borealis.");
    expect(screen.getByText("AI")).toBeVisible();
  });

  it("says of a row that is left out what it holds", async () => {
    show("/compare?ids=1,2&only=differences");
    await press("What the facts say");
    const cites = ["layers"];
    await stream.end("done", anInsight({ source: "rules", statements: [{ ...statements[0]!, cites }] }));
    expect(await screen.findByText("From facts")).toBeVisible();
    await press("Layers");
    expect(await screen.findByRole("dialog", { name: "Layers" })).toHaveTextContent("Aurora: 32");
  });

  it("is stopped, and says so", async () => {
    model = "gemini-3.8-flash";
    show();
    await press("Ask gemini-3.8-flash");
    await stream.tell("statement", statements[0]);
    await standing("Borealis has fewer parameters.");
    await press("Stop");
    expect(await screen.findByText(/^Stopped/)).toBeVisible();
    await waitFor(() => expect(stream.isLeft).toBe(true));
  });

  it("says why there is none", async () => {
    model = "gemini-3.8-flash";
    show();
    await press("Ask gemini-3.8-flash");
    await stream.end("problem", aProblem("ai_quota_spent", 429, "the quota is spent"));
    expect(await screen.findByText("The quota of the AI service is spent")).toBeVisible();
  });
});
