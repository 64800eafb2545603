import type { Model } from "@/lib/api/types";
import { expect, test } from "../harness/test";
import { keep } from "../seed/fill";

test.describe("two tabs with the same record", () => {
  // The second one to save is told by a 412.
  test.beforeEach(({ guards }) => guards.allowStatus(412));

  test("show both versions of notes that were written in both, and keep both", async ({
    page,
    context,
    account,
  }) => {
    const [model] = await keep(account, [{ name: "Aurora-7B", notes: "It began with this." }]);
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(`/models/${model!.id}`);
      await tab.getByRole("button", { name: "Edit notes" }).click();
    }
    const mine = page.getByRole("textbox", { name: "Notes on Aurora-7B" });
    const theirs = other.getByRole("textbox", { name: "Notes on Aurora-7B" });

    await theirs.fill("Written in the other tab.");
    await other.getByRole("button", { name: "Done" }).click();
    await expect
      .poll(async () => (await account.get<Model>(`/models/${model!.id}`)).notes)
      .toBe("Written in the other tab.");
    await mine.fill("Written here.");
    await expect(page.getByText("These notes were changed elsewhere while you wrote")).toBeVisible();
    await expect(mine).toHaveValue("Written here.");
    await expect(page.getByRole("region", { name: "Their version" })).toContainText(
      "Written in the other tab.",
    );

    await page.getByRole("button", { name: "Join both" }).click();
    await expect
      .poll(async () => (await account.get<Model>(`/models/${model!.id}`)).notes)
      .toMatch(/Written here\.[^]*Written in the other tab\.|Written in the other tab\.[^]*Written here\./);
  });

  test("show which field was changed in both, and save what one decides", async ({
    page,
    context,
    account,
  }) => {
    const [model] = await keep(account, [{ name: "Aurora-7B", version: "1" }]);
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(`/models/${model!.id}`);
      await tab.getByRole("button", { name: "Edit", exact: true }).click();
      await expect(tab.getByRole("dialog").getByLabel("Version")).toHaveValue("1");
    }
    await other.getByRole("dialog").getByLabel("Version").fill("2, from the other tab");
    await other.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(other.getByRole("dialog")).toBeHidden();

    const dialog = page.getByRole("dialog", { name: "Edit the record" });
    await dialog.getByLabel("Version").fill("2, from here");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toContainText("2, from the other tab");
    await expect(dialog.getByLabel("Version")).toHaveValue("2, from here");

    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    expect((await account.get<Model>(`/models/${model!.id}`)).version).toBe("2, from here");
  });
});
