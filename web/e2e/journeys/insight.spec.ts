import type { Locator, Page } from "@playwright/test";
import type { Model } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import type { Session } from "../harness/account";
import { expectAccessible } from "../harness/accessible";
import { expect, test } from "../harness/test";

const section = (page: Page, name: string) =>
  page.locator("section", { has: page.getByRole("heading", { level: 2, name, exact: true }) });
const capture = (account: Session, source: string, more: object = {}) =>
  account.post<Model>("/models", { source, ...more });
const AURORA = "lumen-labs/Aurora-7B-Instruct";
const MERIDIAN = "lumen-labs/Meridian-70B-Chat";

/** The fact that a citation stands for, marked. */
const cited = (page: Page) => page.locator("[data-cited]");

test.use({ ai: true });

test.describe("with a language model", () => {
  // One stub answers them all: what one test tells it would be heard by another.
  test.describe.configure({ mode: "serial" });
  test.afterEach(({ gemini }) => gemini.clear());

  test("an analysis comes piece by piece, rests on facts, and is renewed after an edit", async ({
    page,
    account,
  }) => {
    const aurora = await capture(account, AURORA, { notes: "Ours." });
    await page.goto(paths.model(aurora.id));
    const insight = section(page, "Insight");
    await ask(insight).click();
    await expect(insight.getByText("AI", { exact: true })).toBeVisible();
    for (const name of ["Technical analysis", "Use cases", "Recommendations", "Risks"])
      await expect(insight.getByRole("heading", { name })).toBeVisible();
    await expect(insight.getByText("gemini-stub-001")).toBeVisible();

    const license = insight.getByRole("button", { name: "License", exact: true });
    await license.hover();
    await expect(cited(page).first()).toContainText("apache-2.0");
    await license.click();
    await expect(cited(page).first()).toBeInViewport();
    await insight.getByRole("button", { name: "Card, passage 1" }).click();
    const passage = page.getByRole("dialog", { name: "Card, passage 1" });
    await expect(passage).toContainText(/\w+/);
    await page.keyboard.press("Escape");
    await expect(passage).toHaveCount(0);
    await expectAccessible(page);

    await account.patch(`/models/${aurora.id}`, { license: "mit" }, { "if-match": `"${aurora.revision}"` });
    await page.reload();
    await expect(insight.getByText("The record has changed since")).toBeVisible();
    await expect(insight.getByText(/^License: apache-2.0/)).toBeVisible();
    await expect(insight.getByText("gemini-stub-001")).toBeVisible();
    await expectAccessible(page);
    await insight.getByRole("button", { name: "Renew" }).click();
    await expect(insight.getByText("The record has changed since")).toHaveCount(0);
    await expect(insight.getByText(/^License, as it is stated: mit/)).toBeVisible();
  });

  test("an analysis that is stopped is given up upstream, and not kept", async ({
    page,
    account,
    gemini,
  }) => {
    const aurora = await capture(account, AURORA);
    await page.goto(paths.model(aurora.id));
    const insight = section(page, "Insight");
    const before = await gemini.state();
    await gemini.pace(120);
    await ask(insight).click();
    await expect(insight.getByText(/1 statement so far|\d+ statements so far/)).toBeVisible();
    await insight.getByRole("button", { name: "Stop" }).click();
    await expect(insight.getByText(/^Stopped/)).toBeVisible();
    await expect.poll(async () => (await gemini.state()).cancelled).toBe(before.cancelled + 1);
    await page.reload();
    await expect(insight.getByText("From facts")).toBeVisible();
  });

  test("questions are answered in threads", async ({ page, account }) => {
    const aurora = await capture(account, AURORA);
    await page.goto(paths.model(aurora.id));
    const insight = section(page, "Insight");
    await insight.getByRole("textbox", { name: "Ask about this model" }).fill("Which license does it have?");
    await page.keyboard.press("Enter");
    const thread = insight.getByRole("group", { name: "Which license does it have?" });
    await expect(thread.getByRole("button", { name: "License", exact: true }).first()).toBeVisible();
    await thread.getByRole("button", { name: "Ask further" }).click();
    await thread.getByRole("textbox", { name: "Ask further" }).fill("Qzx jkw?");
    await page.keyboard.press("Enter");
    await expect(thread.getByText("The record does not hold an answer.")).toBeVisible();
    await page.reload();
    await expect(thread.getByRole("article")).toHaveCount(2);
    await expectAccessible(page);
    await thread.getByRole("button", { name: /^Delete/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await expect(thread).toHaveCount(0);
  });

  test("a spent quota is said, with when to try again, and the text stays", async ({
    page,
    account,
    gemini,
    guards,
  }) => {
    guards.allowStatus(503);
    const aurora = await capture(account, AURORA);
    await page.goto(paths.model(aurora.id));
    const insight = section(page, "Insight");
    await gemini.fail({ quota: { seconds: 75 } });
    await ask(insight).click();
    const alert = insight.getByRole("alert");
    await expect(alert).toContainText("The quota of the AI service is spent");
    await expect(alert).toContainText(/try again in \d+ s/);
    await expect(insight.getByText("From facts")).toBeVisible();
    await expectAccessible(page);
  });

  test("a verdict leads to the rows that it rests on", async ({ page, account }) => {
    const ids = [(await capture(account, AURORA)).id, (await capture(account, MERIDIAN)).id];
    await page.goto(paths.compare(ids));
    const verdict = section(page, "Verdict");
    await verdict.getByRole("textbox", { name: "What it is for" }).fill("Summaries of mail on a laptop");
    await ask(verdict).click();
    await expect(verdict.getByRole("heading", { name: "Recommendation" })).toBeVisible();
    await expect(verdict.getByText("AI", { exact: true })).toBeVisible();
    const chip = verdict.getByRole("listitem").first().getByRole("button").first();
    const label = (await chip.textContent())!;
    await chip.click();
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: label }) })
      .first();
    await expect(row).toHaveAttribute("data-cited", "");
    await expect(row).toBeInViewport();
    await expectAccessible(page);
  });
});

const ask = (within: Locator) => within.getByRole("button", { name: /^Ask gemini/ });
