import { expect, test } from "../harness/test";

test.describe("what the server sends of the app", () => {
  test.use({ signedIn: false });

  test("files with a hash in their name are kept for good, and are compressed", async ({ page }) => {
    const sent = new Map<string, Record<string, string>>();
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith("/assets/")) sent.set(pathname, response.headers());
    });
    await page.goto("/");
    await page.waitForLoadState("networkidle");

    const scripts = [...sent].filter(([path]) => /\.(?:js|css)$/.test(path));
    expect(scripts.length).toBeGreaterThan(1);
    for (const [path, headers] of sent) {
      expect(headers["cache-control"], path).toContain("immutable");
    }
    for (const [path, headers] of scripts) {
      // Below some hundred bytes there is nothing to gain.
      if (Number(headers["content-length"]) < 512 && headers["content-encoding"] === undefined) continue;
      expect(headers["content-encoding"], path).toMatch(/^(?:br|gzip)$/);
    }
  });

  test("the page itself is kept by nobody, and its policy lets nothing foreign run", async ({ page }) => {
    const response = await page.goto("/any/place/in/the/app");
    const headers = response!.headers();
    expect(response!.status()).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
    const policy = headers["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
  });

  test("a script that was written into the page does not run", async ({ page, guards }) => {
    guards.allow(/Content Security Policy/);
    await page.goto("/");
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'was run'";
      document.body.append(script);
    });
    await expect(page).not.toHaveTitle("was run");
  });

  test("what is for programs gets no page", async ({ request }) => {
    const response = await request.get("/api/v1/none", { headers: { accept: "text/html" } });
    expect(response.status()).toBe(404);
    expect(response.headers()["content-type"]).toContain("application/problem+json");
  });
});
