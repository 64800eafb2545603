import type { Page } from "@playwright/test";

/**
 * The connection of a page and of its worker, to be cut and mended.
 *
 * A document that a service worker answers begins with `navigator.onLine` true in Chromium 148, though none of its
 * requests gets through: after a reload the page is told of the cut again, as a browser tells of one that it notices.
 */
export async function connection(page: Page) {
  const session = await page.context().newCDPSession(page);
  const set = async (offline: boolean) => {
    await page.context().setOffline(offline);
    await session.send("Network.emulateNetworkConditions", {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  };
  return { cut: () => set(true), mend: () => set(false) };
}
