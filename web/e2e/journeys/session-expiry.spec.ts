import type { Page } from "@playwright/test";
import type { Model } from "@/lib/api/types";
import { PASSWORD, signIn, type Session } from "../harness/account";
import { expect, test } from "../harness/test";
import { keep } from "../seed/fill";

const TEXT = "Half a page of thoughts that nobody wants to write twice.";

test.describe("a session that ends while somebody writes", () => {
  test.beforeEach(({ guards }) => guards.allowStatus(401));

  test("loses no notes", async ({ page, account }) => {
    const [model] = await keep(account, [{ name: "Aurora-7B", notes: "" }]);
    await page.goto(`/models/${model!.id}`);
    await page.getByRole("button", { name: /Write what you think of it/ }).click();
    await endSessions(account);

    await page.getByRole("textbox", { name: "Notes on Aurora-7B" }).pressSequentially(TEXT, { delay: 5 });
    await enterAgain(page, account);

    // It is saved as soon as the page is back, and before that it stands there.
    await expect(page.getByText(TEXT).first()).toBeVisible();
    const again = await signIn(account.server, account.user.email);
    await expect.poll(async () => (await again.get<Model>(`/models/${model!.id}`)).notes).toBe(TEXT);
  });

  test("loses nothing of a form", async ({ page, account }) => {
    const [model] = await keep(account, [{ name: "Aurora-7B" }]);
    await page.goto(`/models/${model!.id}`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Edit the record" });
    await dialog.getByLabel("Developer").fill("Lumen Labs");
    await endSessions(account);
    await dialog.getByRole("button", { name: "Save" }).click();
    await enterAgain(page, account);

    await expect(page).toHaveURL(new RegExp(`/models/${model!.id}`));
    await page.getByRole("button", { name: "Go on editing" }).click();
    await expect(dialog.getByLabel("Developer")).toHaveValue("Lumen Labs");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("complementary", { name: "Facts" })).toContainText("Lumen Labs");
  });

  test("loses nothing of what was pasted to be added", async ({ page, account }) => {
    await page.goto("/add");
    const box = page.getByRole("textbox", { name: "Models to add" });
    await box.fill("lumen-labs/Aurora-7B-Instruct");
    await expect(page.getByRole("list", { name: "Drafts" }).getByRole("heading")).toHaveText(
      "Aurora-7B-Instruct",
    );
    await endSessions(account);
    await page.getByRole("button", { name: "Add 1 model" }).click();
    await enterAgain(page, account);

    await expect(page).toHaveURL(/\/add/);
    await expect(box).toHaveValue("lumen-labs/Aurora-7B-Instruct");
    await page.getByRole("button", { name: "Add 1 model" }).click();
    await expect(page.getByRole("heading", { name: "1 model added" })).toBeVisible();
  });
});

/** Ends every session of the account, as its owner can from another device. */
async function endSessions(account: Session): Promise<void> {
  const elsewhere = await signIn(account.server, account.user.email);
  await elsewhere.delete("/auth/sessions");
}

async function enterAgain(page: Page, account: Session): Promise<void> {
  await expect(page.getByText("Your session ended.")).toBeVisible();
  await page.getByLabel("Email or username").fill(account.user.username);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}
