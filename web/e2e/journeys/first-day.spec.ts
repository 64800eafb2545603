import type { Page } from "@playwright/test";
import { newName, PASSWORD } from "../harness/account";
import { rows, statusOf } from "../harness/list";
import { expect, test } from "../harness/test";

const IDS = ["lumen-labs/Aurora-7B-Instruct", "kestrel-code/Kestrel-Coder-3B", "northwind/harbour-asr-large"];
const NAMES = ["Aurora-7B-Instruct", "Kestrel-Coder-3B", "harbour-asr-large"] as const;

test.describe("the first day", () => {
  test.use({ signedIn: false });
  test.setTimeout(90_000);

  test("leads from an account to a library that one finds things in, and out again", async ({
    page,
    guards,
  }) => {
    const name = newName();

    await test.step("register", async () => {
      await page.goto("/");
      await page.getByRole("link", { name: "Create an account" }).click();
      await page.getByLabel("Username", { exact: true }).fill(name);
      await page.getByLabel("Email", { exact: true }).fill(`${name}@example.org`);
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Create the account" }).click();
      await expect(page.getByRole("button", { name: `Menu of ${name}` })).toBeVisible();
    });

    await test.step("paste three ids into the empty library and keep them all", async () => {
      await expect(page.getByRole("heading", { name: "Keep every model you come across" })).toBeVisible();
      await page.getByRole("textbox", { name: "Models to add" }).fill(IDS.join("\n"));
      await page.getByRole("button", { name: "Look them up" }).click();
      await expect(page).toHaveURL(/\/add$/);
      const drafts = page.getByRole("list", { name: "Drafts" });
      for (const draft of NAMES) await expect(drafts.getByRole("heading", { name: draft })).toBeVisible();
      await page.getByRole("button", { name: "Add 3 models" }).click();
      await expect(page.getByRole("heading", { name: "3 models added" })).toBeVisible();
      await page.getByRole("link", { name: "Go to the library" }).click();
      await expect(rows(page)).toHaveCount(3);
    });

    await test.step("edit one field", async () => {
      await page.getByRole("link", { name: NAMES[0] }).click();
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Edit the record" });
      await dialog.getByLabel("Version").fill("2026-11");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("complementary", { name: "Facts" })).toContainText("2026-11");
    });

    await test.step("tag it", async () => {
      await page.getByRole("button", { name: /^(?:Add|Edit) tags$/ }).click();
      const box = page.getByRole("combobox", { name: `Tags of ${NAMES[0]}` });
      await box.fill("shortlist");
      await box.press("Enter");
      await page.getByRole("button", { name: "Done" }).click();
      await expect(page.getByRole("list", { name: "Tags" })).toContainText("shortlist");
    });

    await test.step("find it by a query", async () => {
      await page.getByRole("link", { name: "Back to the list" }).click();
      const box = page.getByRole("combobox", { name: "Search the library" });
      await box.fill("tag:shortlist params:<10b");
      await box.press("Enter");
      await expect(rows(page)).toHaveCount(1);
      await expect(rows(page)).toContainText(NAMES[0]);
      await page.getByRole("button", { name: "Clear the search" }).click();
      await expect(rows(page)).toHaveCount(3);
    });

    await test.step("change the status of all, and take it back", async () => {
      const before = await statuses(page);
      await page.getByRole("checkbox", { name: "Choose all that are listed" }).check();
      const bar = page.getByRole("toolbar", { name: "Actions for what is chosen" });
      await bar.getByRole("button", { name: "Status" }).click();
      await page.getByRole("menuitemradio", { name: "Using" }).click();
      await expect.poll(() => statuses(page)).toEqual(["Using", "Using", "Using"]);
      await page.getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => statuses(page)).toEqual(before);
    });

    await test.step("delete the account", async () => {
      await page.getByRole("button", { name: `Menu of ${name}` }).click();
      await page.getByRole("menuitem", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Delete…" }).click();
      const dialog = page.getByRole("dialog", { name: "Delete the account for good?" });
      await dialog.getByLabel("Your password").fill(PASSWORD);
      await dialog.getByRole("button", { name: "Delete the account" }).click();
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    });

    await test.step("find the door shut", async () => {
      guards.allowStatus(401);
      await page.getByLabel("Email or username").fill(name);
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    });
  });
});

function statuses(page: Page): Promise<string[]> {
  return Promise.all(NAMES.map((name) => statusOf(page, name)));
}
