import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import type { Model } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { signIn, register, type Session } from "../harness/account";
import { expect, test as base } from "../harness/test";
import { furnish } from "../seed/fill";

const ALL = fileURLToPath(new URL("../../test-results/screenshots", import.meta.url));

const WIDTHS = [
  { width: 1600, height: 1000 },
  { width: 390, height: 844 },
] as const;

interface Shown {
  owner: Session;
  fromHub: Model[];
}

const test = base.extend<object, { shown: Shown }>({
  shown: [
    async ({ server }, use) => {
      const owner = await register(server.url, "ada");
      const { fromHub } = await furnish(owner);
      await use({ owner, fromHub });
    },
    { scope: "worker" },
  ],
});

test.use({ ai: true });

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of WIDTHS) {
    test.describe(`insight, ${colorScheme}, ${viewport.width} px`, () => {
      test.use({
        colorScheme,
        viewport,
        hasTouch: viewport.width < 500,
        isMobile: viewport.width < 500,
        storageState: async ({ shown: { owner } }, use) =>
          use((await signIn(owner.server, owner.user.email)).storageState),
      });
      const take = (page: Page, name: string) => picture(page, `${name}-${colorScheme}-${viewport.width}`);

      test("of a record", async ({ page, gemini, guards, shown: { owner, fromHub } }) => {
        guards.allowStatus(503);
        // One that nothing was said of yet, in each theme and width.
        const { id } = await owner.post<Model>("/models", {
          source: "lumen-labs/Aurora-7B-Instruct",
          name: `Aurora ${colorScheme} ${viewport.width}`,
        });
        expect(fromHub.length).toBeGreaterThan(0);
        await visit(page, paths.model(id));
        const insight = section(page, "Insight");
        await bring(insight);
        await take(page, "insight-from-facts");

        await gemini.pace(40);
        await insight.getByRole("button", { name: /^Ask gemini/ }).click();
        await expect(insight.getByText(/[345] statements so far/)).toBeVisible();
        await bring(insight);
        await take(page, "insight-coming");
        await gemini.pace(0);
        await expect(insight.getByText("gemini-stub-001")).toBeVisible({ timeout: 60_000 });
        await insight
          .getByRole("textbox", { name: "Ask about this model" })
          .fill("Which license does it have?");
        await page.keyboard.press("Enter");
        await expect(insight.getByRole("button", { name: "Ask further" })).toBeVisible();
        await bring(insight);
        await take(page, "insight");
        await insight.getByRole("heading", { name: "Questions" }).scrollIntoViewIfNeeded();
        await bring(insight.getByRole("heading", { name: "Risks" }));
        await take(page, "insight-questions");
        await insight.getByRole("button", { name: "Card, passage 1" }).first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await take(page, "insight-passage");
        await page.keyboard.press("Escape");
        await insight.getByRole("button", { name: "License", exact: true }).first().click();
        await page.waitForTimeout(300);
        await take(page, "insight-fact");

        const { revision } = await owner.get<Model>(`/models/${id}`);
        await owner.patch(`/models/${id}`, { license: "mit" }, { "if-match": `"${revision}"` });
        await visit(page, paths.model(id));
        await gemini.fail({ quota: { seconds: 90 } });
        await insight.getByRole("button", { name: "Renew" }).click();
        await expect(insight.getByRole("alert")).toBeVisible();
        await bring(insight);
        await take(page, "insight-stale");
        await gemini.clear();
        await owner.delete(`/models/${id}`);
      });

      test("of records side by side", async ({ page, shown: { fromHub } }) => {
        await visit(page, paths.compare([fromHub[0]!.id, fromHub[1]!.id, fromHub[2]!.id]));
        const verdict = section(page, "Verdict");
        await verdict
          .getByRole("textbox", { name: "What it is for" })
          .fill("Summaries of German mail on a laptop");
        await verdict.getByRole("button", { name: /^Ask gemini/ }).click();
        await expect(verdict.getByRole("heading", { name: "Recommendation" })).toBeVisible();
        await bring(verdict);
        await take(page, "verdict");
        await verdict.getByRole("listitem").first().getByRole("button").first().click();
        await page.waitForTimeout(300);
        await take(page, "verdict-row");
      });
    });
  }
}

const section = (page: Page, name: string) =>
  page.locator("section", { has: page.getByRole("heading", { level: 2, name, exact: true }) });

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await page.waitForLoadState("networkidle");
}

/** Puts it below the bar of the page. */
async function bring(what: Locator): Promise<void> {
  await what.evaluate((element) => {
    element.scrollIntoView({ block: "start" });
    (document.querySelector("main") ?? document.scrollingElement)?.scrollBy(0, -70);
    window.scrollBy(0, -70);
  });
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(ALL, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${ALL}/${name}.png`, animations: "disabled", caret: "hide" });
}
