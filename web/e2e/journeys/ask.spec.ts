import type { Meta, Model, SemanticResults } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { expectAccessible } from "../harness/accessible";
import type { Session } from "../harness/account";
import { expect, test } from "../harness/test";

const SOURCES = [
  "lumen-labs/Aurora-7B-Instruct",
  "northwind/harbour-asr-large",
  "kestrel-code/Kestrel-Coder-3B",
];

/** Keeps three models of the Hub, as somebody has them after a first day. */
async function kept(account: Session): Promise<Model[]> {
  const models: Model[] = [];
  for (const source of SOURCES) models.push(await account.post<Model>("/models", { source }));
  return models;
}

test.use({ ai: true });

test("a question is answered from the records, and each statement leads to its own", async ({
  page,
  account,
  gemini,
}) => {
  const models = await kept(account);
  const aurora = models[0]!;
  const before = (await gemini.state()).questions;
  await page.goto(paths.ask({ q: "What is the license of Aurora?" }));
  await expect(page.getByRole("textbox", { name: "Your question" })).toHaveValue(
    "What is the license of Aurora?",
  );
  await page.waitForLoadState("networkidle");
  expect((await gemini.state()).questions, "nobody asked yet").toBe(before);
  await expectAccessible(page);

  await gemini.answer({
    statements: [
      {
        section: "answer",
        text: "Aurora is under the Apache licence.",
        cites: [`m${aurora.id}.license`, `m${aurora.id}.name`],
      },
      { section: "answer", text: "This rests on nothing.", cites: ["m0.nothing"] },
    ],
  });
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: "Aurora is under the Apache licence." }),
  ).toBeVisible();
  await expect(page.getByText(/1 statement left out/)).toBeVisible();
  await expect(page.getByRole("region", { name: "What was looked at" })).toContainText("In the answer");
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Aurora-7B-Instruct ?License$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/models/${aurora.id}$`));
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Your question" })).toHaveValue(
    "What is the license of Aurora?",
  );
});

test("a question is stopped, and the service hears of it", async ({ page, account, gemini }) => {
  await kept(account);
  await page.goto(paths.ask());
  const { cancelled } = await gemini.state();
  await gemini.pace(400);
  await page.getByRole("textbox", { name: "Your question" }).fill("Which license do the models have?");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/^Stopped\./)).toBeVisible();
  await expect.poll(async () => (await gemini.state()).cancelled).toBeGreaterThan(cancelled);
  await gemini.clear();
});

test("a library that holds no answer says so", async ({ page, account, gemini }) => {
  await kept(account);
  await gemini.answer({ statements: [] });
  await page.goto(paths.ask());
  await page.getByRole("textbox", { name: "Your question" }).fill("Who wins the cup?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your library does not hold an answer")).toBeVisible();
  await expectAccessible(page);
});

test("a quota that is spent says when to try again", async ({ page, account, gemini, guards }) => {
  guards.allowStatus(503);
  await kept(account);
  await gemini.fail({ quota: { seconds: 30 } }, 5);
  await page.goto(paths.ask());
  await page.getByRole("textbox", { name: "Your question" }).fill("Which license do they have?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The quota of the AI service is spent")).toBeVisible();
  await expect(page.getByText(/try again in 30 s/)).toBeVisible();
  await gemini.clear();
});

test("records are found by what they are about", async ({ page, account }) => {
  await kept(account);
  const q = "transcribe spoken recordings";
  // Vectors are made behind the page, a few seconds after a change.
  await expect
    .poll(
      async () => {
        const path = `/models/semantic-search?q=${encodeURIComponent(q)}`;
        return (await account.get<SemanticResults>(path)).without_vector;
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  await page.goto(paths.library());
  await page.getByRole("group", { name: "Search by" }).getByRole("button", { name: "Meaning" }).click();
  await page.getByRole("combobox", { name: "Search the library" }).fill(q);
  const list = page.getByRole("list", { name: "Models by meaning" });
  await expect(list.getByRole("article").first()).toContainText("harbour-asr-large");
  await expect(list.getByRole("article").first()).toContainText("Meaning");
  await expect(page).toHaveURL(/meaning=1/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("harbour-asr-large");
});

test("the settings say who answers, whether it is there and what was spent", async ({ page, account }) => {
  await kept(account);
  await account.post("/ask", { question: "Which license?" });
  const { ai } = await account.get<Meta>("/meta");
  await page.goto(paths.settings("ai"));
  await expect(page.getByText(ai.model!, { exact: true })).toBeVisible();
  await expect(page.getByRole("meter", { name: "Calls" })).toHaveAttribute(
    "aria-valuenow",
    String(ai.usage!.calls),
  );
  await page.getByRole("button", { name: "Check the connection" }).click();
  await expect(page.getByText(`The service answers and has ${ai.model!}`)).toBeVisible();
  await expectAccessible(page);
});

test("what is missing is proposed, looked at, and saved with its mark", async ({ page, account, gemini }) => {
  await page.goto(paths.add({ source: "kestrel-code/Kestrel-Coder-3B" }));
  await expect(page.getByRole("list", { name: "Drafts" })).toContainText("Kestrel-Coder-3B");
  await gemini.answer({
    fields: [{ field: "tags", value: "coding", cites: ["passage_1"] }],
  });
  await page.getByRole("button", { name: "Propose what is missing" }).click();
  await expect(page.getByText(/1 field proposed/)).toBeVisible();
  await page.getByRole("button", { name: "Proposed by AI: what tags rests on" }).click();
  await expect(page.getByText("Card, passage 1", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add Kestrel-Coder-3B" }).click();
  await expect(page.getByRole("heading", { name: "1 model added" })).toBeVisible();
  const { items } = await account.get<{ items: Model[] }>("/models");
  const model = await account.get<Model>(`/models/${items[0]!.id}`);
  expect(model.tags).toEqual(["coding"]);
  expect(model.provenance.tags).toMatchObject({ source: "ai" });
});

test("a document fills the form in, and one's own word takes its mark away", async ({ page, account }) => {
  await page.goto(paths.add());
  await page.getByRole("tab", { name: "By hand" }).click();
  await page.getByRole("button", { name: "Read from a text or document" }).click();
  await page.getByLabel("Document about the model").setInputFiles({
    name: "orca.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(
      "An announcement.\n\nModel: Orca One. Developer: Blue Deep. License: MIT. Parameters: 7B.\n",
    ),
  });
  await expect(page.getByText(/filled in, marked AI/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Orca One");
  await expect(page.getByRole("combobox", { name: "License" })).toHaveValue("mit");
  await page.getByRole("button", { name: "Proposed by AI: what license rests on" }).focus();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "License" }).fill("apache-2.0");
  await expect(page.getByRole("button", { name: "Proposed by AI: what license rests on" })).toBeHidden();
  expect((await account.get<{ total: number }>("/models")).total, "nothing is saved unseen").toBe(0);
  await page.getByRole("button", { name: "Add the model" }).click();
  await expect(page.getByRole("heading", { name: "1 model added" })).toBeVisible();
  const { items } = await account.get<{ items: Model[] }>("/models");
  const { provenance } = await account.get<Model>(`/models/${items[0]!.id}`);
  expect(provenance.developer).toMatchObject({ source: "ai" });
  expect(provenance.license).toMatchObject({ source: "user" });
});
