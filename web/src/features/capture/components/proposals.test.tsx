import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Draft, DraftFields, NewModel } from "@/lib/api/types";
import { aModel } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import Add from "../routes/add";

const FIELDS: DraftFields = {
  name: "Rocket-7B",
  developer: "acme",
  model_type: "llm",
  status: "wishlist",
  parameters: 7e9,
  license: null,
  version: null,
  tags: [],
  notes: "",
  source_links: [],
  date_interacted: null,
  favorite: false,
  rating: null,
};

const PASSAGE = { key: "passage_2", label: "Card, passage 2", text: "It is released as version 2.1." };

const PLAIN: Draft = {
  draft: FIELDS,
  hub: {
    id: "acme/Rocket-7B",
    gated: "no",
    private: false,
    description: null,
    context_length: null,
    bytes: null,
    quantization: null,
    downloads: null,
  } as Draft["hub"],
  provenance: { name: "hub" },
  duplicate_of: null,
  proposals: [],
  model: null,
  warnings: [],
};

const PROPOSING: Draft = {
  ...PLAIN,
  draft: { ...FIELDS, version: "2.1" },
  provenance: { name: "hub", version: "ai" },
  proposals: [{ field: "version", value: "2.1", passages: [PASSAGE] }],
  model: "gemini-test",
};

const READ: Draft = {
  ...PLAIN,
  hub: null,
  draft: { ...FIELDS, name: "Orca", developer: null, parameters: 7e9, license: "mit", model_type: "other" },
  provenance: { name: "ai", license: "ai", parameters: "ai" },
  proposals: [
    { field: "name", value: "Orca", passages: [PASSAGE] },
    { field: "license", value: "mit", passages: [PASSAGE] },
    { field: "parameters", value: "7B", passages: [PASSAGE] },
  ],
  model: "gemini-test",
};

let sent: NewModel[];
let autofills: unknown[];
let proposing: Draft;

function given(model: string | null) {
  server.use(
    http.get("*/api/v1/meta", () =>
      HttpResponse.json({ ai: { model }, licenses: {}, limits: { document_bytes: 1000 } }),
    ),
  );
}

function show() {
  renderAt(
    "/add",
    <SignedIn>
      <Add />
    </SignedIn>,
  );
  return userEvent.setup();
}

beforeEach(() => {
  signIn();
  sent = [];
  autofills = [];
  proposing = PROPOSING;
  server.use(
    http.get("*/api/v1/tags", () => HttpResponse.json({ items: [], total: 0 })),
    http.post("*/api/v1/models/autofill", async ({ request }) => {
      if (request.headers.get("content-type")?.startsWith("multipart/form-data") === true) {
        autofills.push("a document");
        return HttpResponse.json(READ);
      }
      const body = (await request.json()) as { source?: string; text?: string; propose?: boolean };
      autofills.push(body);
      if (body.text !== undefined) return HttpResponse.json(READ);
      return HttpResponse.json(body.propose === true ? proposing : PLAIN);
    }),
    http.post("*/api/v1/models", async ({ request }) => {
      const body = (await request.json()) as NewModel;
      sent.push(body);
      return HttpResponse.json(aModel({ name: body.name ?? "Rocket-7B" }), { status: 201 });
    }),
  );
});

describe("what is missing in a draft", () => {
  async function drafted() {
    const user = show();
    await user.click(await screen.findByLabelText("Models to add"));
    await user.paste("acme/Rocket-7B");
    await screen.findByRole("heading", { name: "Rocket-7B" });
    return user;
  }

  it("is proposed at a press, with the passage that states it, and saved as AI's", async () => {
    given("gemini-test");
    const user = await drafted();
    expect(autofills).toEqual([{ source: "acme/Rocket-7B" }]);
    await user.click(await screen.findByRole("button", { name: "Propose what is missing" }));
    expect(await screen.findByText(/1 field proposed/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Proposed by AI: what version rests on" }));
    expect(screen.getByText("It is released as version 2.1.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Add Rocket-7B" }));
    await waitFor(() =>
      expect(sent).toEqual([{ source: "acme/Rocket-7B", version: "2.1", proposed: ["version"] }]),
    );
  });

  it("is one's own once it was changed", async () => {
    given("gemini-test");
    const user = await drafted();
    await user.click(await screen.findByRole("button", { name: "Propose what is missing" }));
    await user.click(await screen.findByTitle("Change version"));
    await user.type(screen.getByLabelText("Version of Rocket-7B"), "-rc1{Enter}");
    expect(screen.queryByRole("button", { name: /Proposed by AI/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Add Rocket-7B" }));
    await waitFor(() => expect(sent).toEqual([{ source: "acme/Rocket-7B", version: "2.1-rc1" }]));
  });

  it("is not offered without a language model", async () => {
    given(null);
    await drafted();
    expect(screen.queryByRole("button", { name: "Propose what is missing" })).toBeNull();
  });

  it("stays missing where the language model fails, and that is said", async () => {
    given("gemini-test");
    proposing = {
      ...PLAIN,
      warnings: ["Nothing could be proposed for what the Hub does not say: it is away."],
    };
    const user = await drafted();
    await user.click(await screen.findByRole("button", { name: "Propose what is missing" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing could be proposed");
    expect(screen.getByRole("button", { name: "Propose what is missing" })).toBeEnabled();
  });
});

describe("a text about a model that no hub knows", () => {
  async function byHand() {
    const user = show();
    await user.click(await screen.findByRole("tab", { name: "By hand" }));
    await screen.findByLabelText("Name");
    return user;
  }

  async function read(user: ReturnType<typeof userEvent.setup>) {
    await user.click(await screen.findByRole("button", { name: "Read from a text or document" }));
    await user.click(screen.getByLabelText("Text about the model"));
    await user.paste("Model: Orca. License: MIT.");
    await user.click(screen.getByRole("button", { name: "Read the text" }));
    await screen.findByText(/filled in, marked AI/);
  }

  it("fills the form in, and is saved by nobody but the person", async () => {
    given("gemini-test");
    const user = await byHand();
    await read(user);
    expect(autofills).toEqual([{ text: "Model: Orca. License: MIT." }]);
    expect(screen.getByLabelText("Name")).toHaveValue("Orca");
    expect(screen.getByLabelText("Parameters")).toHaveValue("7B");
    expect(sent).toEqual([]);
    await user.clear(screen.getByLabelText("License"));
    await user.type(screen.getByLabelText("License"), "apache-2.0");
    expect(screen.queryByRole("button", { name: "Proposed by AI: what license rests on" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Add the model" }));
    await waitFor(() =>
      expect(sent).toMatchObject([
        { name: "Orca", license: "apache-2.0", parameters: 7e9, proposed: ["name", "parameters"] },
      ]),
    );
  });

  it("leaves what was written before", async () => {
    given("gemini-test");
    const user = await byHand();
    await user.type(screen.getByLabelText("Name"), "My Orca");
    await read(user);
    expect(screen.getByLabelText("Name")).toHaveValue("My Orca");
    expect(screen.getByText("What you wrote yourself is left as it is: name.")).toBeVisible();
  });

  it("may be a document, which is sent only where it is not too large", async () => {
    given("gemini-test");
    const user = await byHand();
    await user.click(await screen.findByRole("button", { name: "Read from a text or document" }));
    const input = screen.getByLabelText("Document about the model");
    fireEvent.change(input, { target: { files: [new File(["x".repeat(2000)], "large.txt")] } });
    expect(await screen.findByRole("alert")).toHaveTextContent(/large\.txt has 2 KiB/);
    expect(autofills).toEqual([]);
    fireEvent.change(input, { target: { files: [new File(["Model: Orca"], "orca.txt")] } });
    await waitFor(() => expect(screen.getByLabelText("Name")).toHaveValue("Orca"));
    expect(autofills).toEqual(["a document"]);
  });

  it("is refused in the words of the server", async () => {
    given("gemini-test");
    server.use(
      http.post("*/api/v1/models/autofill", () =>
        HttpResponse.json(
          {
            status: 415,
            code: "unsupported_document",
            title: "Not read",
            errors: [{ field: "file", code: "unsupported", message: "is a picture, which is not read" }],
          },
          { status: 415 },
        ),
      ),
    );
    const user = await byHand();
    await user.click(await screen.findByRole("button", { name: "Read from a text or document" }));
    fireEvent.change(screen.getByLabelText("Document about the model"), {
      target: { files: [new File(["x"], "cat.txt")] },
    });
    expect(await screen.findByText("The document is a picture, which is not read.")).toBeVisible();
  });

  it("cannot be read without a language model, and that is said in a line", async () => {
    given(null);
    await byHand();
    expect(await screen.findByText(/None is set up here/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Read from a text or document" })).toBeNull();
  });
});
