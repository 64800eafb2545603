import { list, rows, scrollTop, wheel } from "../harness/list";
import { expect, test } from "../harness/test";
import { fill } from "../seed/fill";

test.describe("the browser's back and forward", () => {
  test.beforeEach(({ account }) => fill(account, 150));

  test("lead to the same query, the same look and the same place in the list", async ({ page }) => {
    await page.goto("/");
    const box = page.getByRole("combobox", { name: "Search the library" });
    await expect(rows(page).first()).toBeVisible();

    await box.fill("status:wishlist");
    await box.press("Enter");
    await expect(page).toHaveURL(/q=status%3Awishlist/);
    await expect(page.getByRole("status").filter({ hasText: /^\d+ models?$/ })).not.toHaveText("150 models");
    await wheel(page, 1_200);
    await expect.poll(() => scrollTop(page)).toBeGreaterThan(800);
    await expect.poll(() => isStill(() => scrollTop(page))).toBe(true);
    const before = await scrollTop(page);
    const name = await page.getByRole("row").nth(15).getByRole("link").innerText();
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);

    await page.goBack();
    await expect(box).toHaveValue("status:wishlist");
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    await expect.poll(() => scrollTop(page)).toBe(before);

    await page.goForward();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await page.goBack();
    await page.goBack();
    await expect(box).toHaveValue("");
    await expect(page.getByText("150 models", { exact: true })).toBeVisible();
    await page.goForward();
    await expect(box).toHaveValue("status:wishlist");
  });

  test("keep the cards where cards were chosen", async ({ page }) => {
    await page.goto("/?q=status:tried");
    await page.getByRole("button", { name: "Show as cards" }).click();
    await expect(page).toHaveURL(/view=cards/);
    const card = list(page).getByRole("article").first();
    const link = card.getByRole("link");
    const name = await link.innerText();
    await link.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);

    await page.goBack();
    await expect(card).toBeVisible();
    await expect(page.getByRole("button", { name: "Show as cards" })).toHaveAttribute("aria-pressed", "true");
    await page.reload();
    await expect(card).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Search the library" })).toHaveValue("status:tried");
  });
});

async function isStill(read: () => Promise<number>): Promise<boolean> {
  const before = await read();
  await new Promise((resolve) => setTimeout(resolve, 150));
  return (await read()) === before;
}
