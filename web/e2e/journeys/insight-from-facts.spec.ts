import type { Page } from "@playwright/test";
import type { Model } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { expectAccessible } from "../harness/accessible";
import { expect, test } from "../harness/test";

const AURORA = { source: "lumen-labs/Aurora-7B-Instruct" };
const MERIDIAN = { source: "lumen-labs/Meridian-70B-Chat" };
const section = (page: Page, name: string) =>
  page.locator("section", { has: page.getByRole("heading", { level: 2, name, exact: true }) });

test("facts speak of a record, and of records side by side", async ({ page, account }) => {
  const aurora = await account.post<Model>("/models", AURORA);
  const meridian = await account.post<Model>("/models", MERIDIAN);
  await page.goto(paths.model(aurora.id));
  const insight = section(page, "Insight");
  await expect(insight.getByText("From facts")).toBeVisible();
  await expect(insight.getByText(/GOOGLE_API_KEY/)).toBeVisible();
  await expect(insight.getByRole("heading", { name: "Risks" })).toBeVisible();
  await expect(insight.getByRole("textbox")).toHaveCount(0);
  await insight.getByRole("button", { name: "Context length" }).hover();
  await expect(page.locator("[data-cited]")).toContainText("Context");
  await expectAccessible(page);

  await page.goto(paths.compare([aurora.id, meridian.id]));
  const verdict = section(page, "Verdict");
  await verdict.getByRole("button", { name: "What the facts say" }).click();
  await expect(verdict.getByText("From facts")).toBeVisible();
  await expect(verdict.getByRole("listitem").first()).toBeVisible();
});
