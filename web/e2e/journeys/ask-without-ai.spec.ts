import type { Model } from "@/lib/api/types";
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

test("a question finds the records that come near", async ({ page, account }) => {
  await kept(account);
  await page.goto(paths.ask());
  await page.getByRole("textbox", { name: "Your question" }).fill("Which harbour model do I have?");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/A language model would read them and answer/)).toBeVisible();
  await expect(page.getByRole("region", { name: "What was found" })).toContainText("harbour-asr-large");
  await expectAccessible(page);
});

test("meaning cannot be searched for, and the settings say what to do", async ({ page, account }) => {
  await kept(account);
  await page.goto(paths.library({ q: "harbour", meaning: true }));
  await expect(page.getByText(/found by words alone/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Search by words" }).click();
  await expect(page.getByRole("button", { name: /^Meaning/ })).toHaveAttribute("aria-disabled", "true");
  await page.goto(paths.settings("ai"));
  await expect(page.getByRole("heading", { name: "No language model is set up" })).toBeVisible();
  await expectAccessible(page);
});

test("a form is filled in by hand", async ({ page }) => {
  await page.goto(paths.add());
  await page.getByRole("tab", { name: "By hand" }).click();
  await expect(page.getByText(/None is set up here/)).toBeVisible();
  await expectAccessible(page);
});
