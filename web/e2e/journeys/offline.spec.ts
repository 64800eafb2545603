import { connection } from "../harness/connection";
import { rows } from "../harness/list";
import { expect, test } from "../harness/test";
import { fill } from "../seed/fill";

test.describe("without a connection", () => {
  // The worker is what this is about.
  test.use({ serviceWorkers: "allow" });

  test("what is on the page stays, and the page says what is the matter", async ({
    page,
    context,
    account,
    guards,
  }) => {
    guards.allow(/net::ERR_INTERNET_DISCONNECTED/);
    await fill(account, 12);
    await page.goto("/");
    await expect(rows(page)).toHaveCount(12);

    await context.setOffline(true);
    const notice = page.getByRole("status").filter({ hasText: "You are offline" });
    await expect(notice).toBeVisible();
    await expect(rows(page)).toHaveCount(12);

    await context.setOffline(false);
    await expect(notice).toBeHidden();
  });

  test("the app itself starts from what the browser kept, and goes on when the connection is back", async ({
    page,
    account,
    guards,
  }) => {
    guards.allow(/net::ERR_INTERNET_DISCONNECTED/);
    await fill(account, 12);
    await page.goto("/");
    await expect(rows(page)).toHaveCount(12);
    await page.evaluate(() => navigator.serviceWorker.ready);

    const { cut, mend } = await connection(page);
    await cut();
    await page.reload();
    await cut();
    await expect(page.getByRole("status").filter({ hasText: "You are offline" })).toBeVisible();

    await mend();
    await expect(rows(page)).toHaveCount(12, { timeout: 20_000 });
  });
});
