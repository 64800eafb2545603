import type { Locator, Page } from "@playwright/test";

/** The list of the library, whichever way it is shown. */
export function list(page: Page): Locator {
  return page.getByRole("table", { name: "Models" }).or(page.getByRole("list", { name: /^Models: / }));
}

/** The rows of the table that are drawn, without its head. */
export function rows(page: Page): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("cell") });
}

/** How far down the list is scrolled, in pixels. */
export function scrollTop(page: Page): Promise<number> {
  return list(page).evaluate((element) => {
    let at: Element | null = element;
    while (at !== null && at.scrollHeight <= at.clientHeight) at = at.parentElement;
    return at?.scrollTop ?? 0;
  });
}

/** Turns the wheel above the list, as fast as a hand does. */
export async function wheel(page: Page, distance: number, step = 400): Promise<void> {
  const box = await list(page).boundingBox();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await page.mouse.move((box?.x ?? 0) + Math.min(box?.width ?? width, 400) / 2, height * 0.6);
  const turns = Math.abs(Math.ceil(distance / step));
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, Math.sign(distance) * step);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** The status that the list shows of a record. */
export async function statusOf(page: Page, name: string): Promise<string> {
  const button = page.getByRole("button", { name: `Status of ${name}:` });
  return (await button.innerText()).trim();
}
