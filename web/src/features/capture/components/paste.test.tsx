import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Draft, NewModel } from "@/lib/api/types";
import { api } from "@/lib/api/client";
import { aModel } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import Add from "../routes/add";

function aDraft(id: string, given: Partial<Draft> = {}): Draft {
  const [developer = null, name = id] = id.includes("/") ? id.split("/") : [null, id];
  return {
    draft: {
      name,
      developer,
      model_type: "llm",
      status: "wishlist",
      parameters: 7e9,
      license: "mit",
      version: null,
      tags: [],
      notes: "",
      source_links: [],
      date_interacted: null,
      favorite: false,
      rating: null,
    },
    hub: {
      id,
      gated: "no",
      private: false,
      description: null,
      context_length: null,
      bytes: null,
      quantization: null,
      downloads: null,
    } as Draft["hub"],
    provenance: { name: "hub", developer: "hub", license: "hub" },
    duplicate_of: null,
    proposals: [],
    model: null,
    warnings: [],
    ...given,
  };
}

const problem = (status: number, code: string, detail: string, more = {}) =>
  HttpResponse.json({ type: "/errors/x", title: "No", status, code, detail, ...more }, { status });

/** What the Hub knows in a test: a draft, or the answer that refuses. */
type Known = Record<string, Draft | (() => Response)>;

function given(known: Known) {
  const sent: NewModel[] = [];
  const keys: (string | null)[] = [];
  server.use(
    http.post("*/api/v1/models/autofill", async ({ request }) => {
      const { source } = (await request.json()) as { source: string };
      const answer = known[source];
      if (answer === undefined) return problem(404, "hub_model_not_found", `${source} was not found`);
      return typeof answer === "function" ? answer() : HttpResponse.json(answer);
    }),
    http.post("*/api/v1/models", async ({ request }) => {
      const body = (await request.json()) as NewModel;
      sent.push(body);
      keys.push(request.headers.get("Idempotency-Key"));
      return HttpResponse.json(aModel({ name: body.name ?? body.source ?? "" }), { status: 201 });
    }),
  );
  return { sent, keys };
}

async function show(address = "/add") {
  const view = renderAt(
    address,
    <SignedIn>
      <Add />
    </SignedIn>,
  );
  return { ...view, box: await screen.findByLabelText("Models to add") };
}

beforeEach(() => {
  signIn();
  server.use(
    http.get("*/api/v1/tags", () => HttpResponse.json({ items: [], total: 0 })),
    http.get("*/api/v1/meta", () => HttpResponse.json({ licenses: {}, limits: { import_sources: 2500 } })),
  );
});

describe("the page to add models", () => {
  it("saves a draft with no more than what was changed of it", async () => {
    const { sent } = given({ "acme/Rocket-7B": aDraft("acme/Rocket-7B") });
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("acme/Rocket-7B");
    await user.click(await screen.findByTitle("Change developer"));
    await user.clear(screen.getByLabelText("Developer of Rocket-7B"));
    await user.type(screen.getByLabelText("Developer of Rocket-7B"), "Acme Inc.{Enter}");
    await user.click(screen.getByRole("button", { name: "Drop license" }));
    await user.click(screen.getByRole("button", { name: "Add Rocket-7B" }));
    await screen.findByRole("heading", { name: "1 model added" });
    expect(sent).toEqual([{ source: "acme/Rocket-7B", developer: "Acme Inc.", license: null }]);
  });

  it("empties the box of what is saved and keeps what is not", async () => {
    given({ "acme/Rocket-7B": aDraft("acme/Rocket-7B") });
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("acme/Rocket-7B\nacme/nothing-1");
    await screen.findByText("Was not found.");
    await user.click(screen.getByRole("button", { name: "Add 1 model" }));
    await waitFor(() => expect(box).toHaveValue("acme/nothing-1"));
  });

  it("brings back the text and the edits after a reload", async () => {
    given({ "acme/Rocket-7B": aDraft("acme/Rocket-7B") });
    const first = await show();
    const user = userEvent.setup();
    await user.click(first.box);
    await user.paste("acme/Rocket-7B");
    await user.click(await screen.findByTitle("Change notes"));
    await user.type(screen.getByLabelText("Notes of Rocket-7B"), "Quick");
    first.unmount();
    const { box } = await show();
    expect(box).toHaveValue("acme/Rocket-7B");
    expect(await screen.findByTitle("Change notes")).toHaveTextContent("Quick");
  });

  it("leaves out what is there already, unless it is wanted twice", async () => {
    const { sent } = given({
      "acme/Old-1B": aDraft("acme/Old-1B", { duplicate_of: 7 }),
      "acme/New-1B": aDraft("acme/New-1B"),
    });
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("acme/Old-1B\nacme/New-1B");
    expect(await screen.findByRole("link", { name: "your record" })).toHaveAttribute("href", "/models/7");
    await user.click(await screen.findByRole("button", { name: "Add 1 model" }));
    await screen.findByRole("heading", { name: "1 model added" });
    await user.click(screen.getByRole("button", { name: "Save anyway" }));
    await user.click(screen.getByRole("button", { name: "Add 1 model" }));
    await screen.findByRole("heading", { name: "2 models added" });
    expect(sent.map(({ source }) => source)).toEqual(["acme/New-1B", "acme/Old-1B"]);
  });

  it("shows a model once that is named in two ways", async () => {
    given({
      gpt2: aDraft("openai-community/gpt2"),
      "openai-community/gpt2": aDraft("openai-community/gpt2"),
    });
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("gpt2\nopenai-community/gpt2");
    expect(await screen.findByText("The same model as gpt2.")).toBeVisible();
    expect(within(screen.getByRole("list", { name: "Drafts" })).getAllByRole("heading")).toHaveLength(1);
  });

  it("says until when the Hub is out of reach, and asks again", async () => {
    let isUp = false;
    given({
      "acme/Rocket-7B": () =>
        isUp
          ? HttpResponse.json(aDraft("acme/Rocket-7B"))
          : HttpResponse.json(
              { title: "No", status: 503, code: "hub_rate_limited", detail: "the Hub's quota is used up" },
              { status: 503, headers: { "Retry-After": "90" } },
            ),
    });
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("acme/Rocket-7B");
    expect(await screen.findByText(/quota is used up\. Try again after/)).toBeVisible();
    isUp = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Rocket-7B" })).toBeVisible();
  });

  it("repeats a save whose answer was lost under the same key", async () => {
    const { keys } = given({ "acme/Rocket-7B": aDraft("acme/Rocket-7B") });
    server.use(
      http.post(
        "*/api/v1/models",
        ({ request }) => {
          keys.push(request.headers.get("Idempotency-Key"));
          return HttpResponse.error();
        },
        { once: true },
      ),
    );
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("acme/Rocket-7B");
    await user.click(await screen.findByRole("button", { name: "Add Rocket-7B" }));
    await user.click(await screen.findByRole("button", { name: "Try again to add Rocket-7B" }));
    await screen.findByRole("heading", { name: "1 model added" });
    expect(keys[0]).not.toBeNull();
    expect(keys[1]).toBe(keys[0]);
  });

  it("offers what is not on the Hub by hand, under the name that was typed", async () => {
    const { sent } = given({});
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste("Claude Opus 4");
    await user.click(await screen.findByRole("button", { name: "Add by hand" }));
    await waitFor(async () => expect(await screen.findByLabelText("Name")).toHaveValue("Claude Opus 4"));
    await user.click(screen.getByRole("button", { name: "Add the model" }));
    await waitFor(() => expect(sent).toMatchObject([{ name: "Claude Opus 4" }]));
  });

  it("takes over what the address brings, once", async () => {
    given({ gpt2: aDraft("gpt2") });
    const { box } = await show("/add?source=gpt2&w=3");
    expect(box).toHaveValue("gpt2");
    await waitFor(() => expect(screen.getByTestId("address")).toHaveTextContent("/add?w=3"));
  });
});

describe("very many models", () => {
  // Outside of a browser, fetch knows no address of the page.
  beforeEach(() => {
    api.defaults.baseURL = "http://localhost/api/v1";
    return () => {
      api.defaults.baseURL = "/api/v1";
    };
  });
  const names = Array.from({ length: 25 }, (_, index) => `acme/Model-${index}`);

  it("are imported line by line, and what failed stays in the box", async () => {
    server.use(
      http.post("*/api/v1/models/import", async ({ request }) => {
        const { sources } = (await request.json()) as { sources: string[] };
        const lines = sources.map((source, index) =>
          index === 3
            ? { source, result: "failed", problem: { title: "No", detail: `${source} was not found` } }
            : { source, result: index === 4 ? "exists" : "created", id: index + 1 },
        );
        return new HttpResponse(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), {
          headers: { "Content-Type": "application/x-ndjson" },
        });
      }),
    );
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste(names.join("\n"));
    await user.click(await screen.findByRole("button", { name: "Add 25 models" }));
    expect(await screen.findByText("23 added · 1 there already · 1 failed")).toBeVisible();
    expect(screen.getByText("Was not found.")).toBeVisible();
    expect(box).toHaveValue("acme/Model-3");
  });

  it("can be stopped, and gone on with", async () => {
    server.use(
      http.post("*/api/v1/models/import", () => {
        const stream = new ReadableStream<Uint8Array>({
          start: (controller) =>
            controller.enqueue(
              new TextEncoder().encode('{"source":"acme/Model-0","result":"created","id":1}\n'),
            ),
        });
        return new HttpResponse(stream, { headers: { "Content-Type": "application/x-ndjson" } });
      }),
    );
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste(names.join("\n"));
    await user.click(await screen.findByRole("button", { name: "Add 25 models" }));
    await screen.findByText("1 added · 0 there already · 0 failed");
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(await screen.findByRole("button", { name: "Add the other 24" })).toBeEnabled();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("say why none of them was imported", async () => {
    server.use(
      http.post("*/api/v1/models/import", () => problem(403, "forbidden", "you are no editor there")),
    );
    const { box } = await show();
    const user = userEvent.setup();
    await user.click(box);
    await user.paste(names.join("\n"));
    await user.click(await screen.findByRole("button", { name: "Add 25 models" }));
    expect(await screen.findByText("You are no editor there.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Add the other 25" })).toBeEnabled();
  });
});
