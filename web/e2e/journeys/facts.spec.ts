import type { Model } from "@/lib/api/types";
import { expect, test } from "../harness/test";

const GIB = 1024 ** 3;

test("a record keeps one's word over a refresh, says what fits, and is compared", async ({
  page,
  account,
}) => {
  const aurora = await account.post<Model>("/models", {
    source: "lumen-labs/Aurora-7B-Instruct",
    license: "mit",
  });
  const meridian = await account.post<Model>("/models", { source: "lumen-labs/Meridian-70B-Chat" });
  await account.post("/hardware", { name: "Desk", memory_bytes: 24 * GIB });

  await page.goto(`/models/${aurora.id}`);
  const part = (name: string) =>
    page.locator("section", { has: page.getByRole("heading", { level: 2, name }) });
  await expect(part("Memory")).toContainText("Desk");
  await expect(part("Family")).toContainText("Aurora-7B");

  await page.getByRole("button", { name: "Refresh", exact: false }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("mit");
  await expect(dialog).toContainText("apache-2.0");
  await page.keyboard.press("Escape");
  await expect.poll(async () => (await account.get<Model>(`/models/${aurora.id}`)).license).toBe("mit");

  await page.goto(`/compare?ids=${aurora.id},${meridian.id}`);
  await expect(page.getByRole("rowheader", { name: "Context length" })).toBeVisible();
  await expect(page.getByText("Q4_K_M").first()).toBeVisible();
});

test("the dashboard tells what there is and what wants attention", async ({ page, account }) => {
  await account.post("/models", { name: "Closed" });
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await expect(page.getByRole("region", { name: /Facts missing/ })).toContainText("Closed");
  await page
    .getByRole("link", { name: /Models/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/(\?|$)/);
});
