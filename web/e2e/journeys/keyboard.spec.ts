import type { Page } from "@playwright/test";
import { PASSWORD } from "../harness/account";
import { expect, test } from "../harness/test";
import { keep } from "../seed/fill";

test.describe("without a mouse", () => {
  test.use({ signedIn: false });

  test("one signs in, finds a record, changes it and goes on to the next", async ({ page, account }) => {
    await keep(account, [
      { name: "Aurora-7B", developer: "Lumen Labs" },
      { name: "Aurora-70B", developer: "Lumen Labs" },
      { name: "Heron-XL", developer: "Saltmarsh" },
    ]);
    const press = (...keys: string[]) => pressed(page, keys);

    await test.step("sign in", async () => {
      await page.goto("/welcome");
      await expect(page.getByLabel("Email or username")).toBeFocused();
      await page.keyboard.type(account.user.username);
      await press("Tab");
      await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
      await page.keyboard.type(PASSWORD);
      await press("Enter");
      await expect(page.getByRole("link", { name: "Heron-XL" })).toBeVisible();
    });

    await test.step("search", async () => {
      await press("/");
      await expect(page.getByRole("combobox", { name: "Search the library" })).toBeFocused();
      await page.keyboard.type("aurora sort:name");
      await press("Enter");
      await expect(page.getByRole("link", { name: "Heron-XL" })).toBeHidden();
      // Hidden it is already while the answer is awaited, and then there is no row to go to.
      await expect(page.getByText("2 models", { exact: true })).toBeVisible();
      await press("Escape");
    });

    await test.step("go down to a row and open it", async () => {
      await press("j");
      await expect(page.getByRole("link", { name: /^Aurora-7/ }).first()).toBeFocused();
      await press("j");
      await expect(page.getByRole("link", { name: /^Aurora-7/ }).nth(1)).toBeFocused();
      await press("k", "Enter");
      await expect(page.getByRole("heading", { level: 1, name: /^Aurora-7/ })).toBeVisible();
    });
    const name = await page.getByRole("heading", { level: 1 }).innerText();

    await test.step("edit it", async () => {
      await press("e");
      const dialog = page.getByRole("dialog", { name: "Edit the record" });
      await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
      await press("Tab");
      await expect(dialog.getByLabel("Developer")).toBeFocused();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("Lumen Laboratories");
      await press("Enter");
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("complementary", { name: "Facts" })).toContainText("Lumen Laboratories");
    });

    await test.step("go to the next and back", async () => {
      await press("j");
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(name);
      await press("k");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    });

    await test.step("read which keys there are", async () => {
      await press("?");
      const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await expect(help).toContainText("Next model");
      await press("Escape");
      await expect(help).toBeHidden();
    });

    await test.step("begin to add more", async () => {
      await press("n");
      await expect(page.getByRole("textbox", { name: "Models to add" })).toBeFocused();
    });
  });

  test("every stop of the tabulator can be seen", async ({ page, account }) => {
    await keep(account, [{ name: "Aurora-7B" }]);
    await page.goto("/welcome");
    await page.getByLabel("Email or username").fill(account.user.username);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Aurora-7B" })).toBeVisible();

    const unseen: string[] = [];
    let stops = 0;
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press("Tab");
      const found = await focusLook(page);
      if (found === null) break;
      stops += 1;
      if (!found.isMarked) unseen.push(found.name);
    }
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThan(15);
  });
});

async function pressed(page: Page, keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Whether the element with the focus, or the box around it, has an outline. Null where the page has no more stops. */
function focusLook(page: Page): Promise<{ name: string; isMarked: boolean } | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const isMarked = (one: Element | null, pseudo?: string) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(one, pseudo);
      const hasOutline = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
      const isDrawn = pseudo !== undefined && backgroundColor !== "rgba(0, 0, 0, 0)";
      return hasOutline || boxShadow !== "none" || isDrawn;
    };
    const around = [element, element.parentElement, element.parentElement?.parentElement ?? null];
    const name = element.getAttribute("aria-label") ?? element.textContent;
    return { name, isMarked: around.some((one) => isMarked(one)) || isMarked(element, "::after") };
  });
}
