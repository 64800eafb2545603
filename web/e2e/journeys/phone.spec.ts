import { expect, test } from "../harness/test";
import { fill } from "../seed/fill";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("one narrows the list in a sheet, and changes several records at the thumb", async ({
    page,
    account,
  }) => {
    await fill(account, 40);
    await page.goto("/");
    const cards = page.getByRole("article");
    await expect(cards.first()).toBeVisible();
    await expect(page.getByRole("table")).toBeHidden();

    await page.getByRole("button", { name: /^Filters/ }).tap();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet
      .getByRole("region", { name: "Status" })
      .getByRole("button", { name: /^Tried/ })
      .tap();
    await sheet.getByRole("button", { name: /^Show \d+ models?/ }).tap();
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL(/status%3Atried/);
    await expect(cards.first().getByRole("button", { name: /Tried$/ })).toBeVisible();

    await cards.nth(0).getByRole("checkbox").tap();
    await cards.nth(1).getByRole("checkbox").tap();
    const bar = page.getByRole("toolbar", { name: "Actions for what is chosen" });
    await expect(bar).toContainText("2 models chosen");
    const box = (await bar.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeGreaterThan(760);
    await bar.getByRole("button", { name: "Favorite" }).tap();
    await expect(page.getByText("2 models changed")).toBeVisible();
  });

  test("one adds a model", async ({ page }) => {
    await page.goto("/add");
    await page.getByRole("textbox", { name: "Models to add" }).fill("lumen-labs/Aurora-7B-Instruct");
    await page.getByRole("button", { name: "Add 1 model" }).tap();
    await expect(page.getByRole("heading", { name: "1 model added" })).toBeVisible();
    await page.getByRole("link", { name: "Aurora-7B-Instruct" }).first().tap();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Aurora-7B-Instruct");
  });

  test("the pages are in the menu, and none scrolls sideways", async ({ page, account }) => {
    await fill(account, 12);
    await page.goto("/");
    for (const name of ["Tags", "Trash", "Workspaces", "Settings", "Library"]) {
      await page.getByRole("button", { name: /^Menu of/ }).tap();
      await page.getByRole("menuitem", { name, exact: true }).tap();
      await expect(page.getByRole("menu")).toBeHidden();
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, name).toBeLessThanOrEqual(0);
    }
  });
});
