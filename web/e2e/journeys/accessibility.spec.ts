import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { paths, SETTINGS } from "@/lib/paths";
import type { Model, Workspace } from "@/lib/api/types";
import { register, signIn, type Session } from "../harness/account";
import { rows } from "../harness/list";
import { expect, test as base } from "../harness/test";
import { fill, furnish, keep } from "../seed/fill";

interface Furnished {
  owner: Session;
  models: Model[];
  fromHub: Model;
  workspace: Workspace;
}

/** A library in which every page has something to show; the tests only look at it. */
const test = base.extend<object, { furnished: Furnished }>({
  furnished: [
    async ({ server }, use) => {
      const owner = await register(server.url);
      const models = await fill(owner, 26);
      const { fromHub } = await furnish(owner);
      const twins = await keep(owner, [{ name: models[0]!.name, developer: models[0]!.developer }]);
      await keep(owner, [{ name: "Gone-1B" }]).then(([gone]) => owner.delete(`/models/${gone!.id}`));
      const workspace = await owner.post<Workspace>("/workspaces", { name: "Speech team" });
      await owner.post(`/workspaces/${workspace.id}/invitations`, {
        login: "grace@example.org",
        role: "editor",
      });
      await owner.post("/auth/tokens", { name: "nightly", scope: "read" });
      await use({ owner, models: [...models, ...twins], fromHub: fromHub[0]!, workspace });
    },
    { scope: "worker" },
  ],
});

test.describe("nothing stands in the way of a reader", () => {
  test.describe("before signing in", () => {
    test.use({ signedIn: false });

    for (const path of [paths.signIn(), paths.register()]) {
      test(`at ${path}`, async ({ page }) => {
        await visit(page, path);
        await check(page);
      });
    }

    test("where a form was filled in wrongly", async ({ page }) => {
      await visit(page, paths.register());
      await page.getByLabel("Username", { exact: true }).fill("a");
      await page.getByRole("button", { name: "Create the account" }).click();
      await expect(page.getByRole("alert").first()).toBeVisible();
      await check(page);
    });
  });

  test("in a library with nothing in it", async ({ page }) => {
    await visit(page, paths.library());
    await check(page);
  });

  test.describe("in a library", () => {
    test.use({
      storageState: async ({ furnished: { owner } }, use) =>
        use((await signIn(owner.server, owner.user.email)).storageState),
    });

    test("of thirty records", async ({ page }) => {
      await visit(page, paths.library());
      await expect(rows(page).first()).toBeVisible();
      await check(page);
    });

    test("shown as cards", async ({ page }) => {
      await visit(page, paths.library({ view: "cards" }));
      await expect(page.getByRole("article").first()).toBeVisible();
      await check(page);
    });

    test("narrowed by a query", async ({ page }) => {
      await visit(page, paths.library({ q: "chat status:using sort:-rating" }));
      await expect(rows(page).first()).toBeVisible();
      await check(page);
    });

    test("where a query is wrong", async ({ page, guards }) => {
      guards.allowStatus(422);
      await visit(page, paths.library({ q: "status:none" }));
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
      await check(page);
    });

    test("with some records chosen", async ({ page }) => {
      await visit(page, paths.library());
      await rows(page).nth(0).getByRole("checkbox").check();
      await rows(page).nth(1).getByRole("checkbox").check();
      await expect(page.getByRole("toolbar")).toBeVisible();
      await check(page);
    });

    test("where models are added", async ({ page, guards }) => {
      guards.allowStatus(404);
      await visit(page, paths.add());
      await page
        .getByRole("textbox", { name: "Models to add" })
        .fill(
          "lumen-labs/Zenith-1.2T-A38B\nlumen-labs/Aurora-7B-Instruct\nsomebody/unknown-model\nno model at all",
        );
      await expect(page.getByRole("list", { name: "Drafts" }).getByRole("listitem").first()).toBeVisible();
      await check(page);
    });

    test("where a model is added by hand", async ({ page }) => {
      await visit(page, paths.add());
      await page.getByRole("tab", { name: "By hand" }).click();
      await expect(page.getByRole("textbox", { name: "Name" })).toBeVisible();
      await check(page);
    });

    test("on the page of a record from the Hub", async ({ page, furnished }) => {
      await visit(page, paths.model(furnished.fromHub.id));
      await check(page);
    });

    test("on the page of a record that was kept by hand", async ({ page, furnished }) => {
      await visit(page, paths.model(furnished.models[3]!.id));
      await check(page);
    });

    test("where records are compared", async ({ page, furnished: { models, fromHub } }) => {
      await visit(page, paths.compare([fromHub.id, models[1]!.id, models[2]!.id]));
      await check(page);
    });

    for (const path of [paths.duplicates(), paths.tags(), paths.trash(), paths.workspaces()]) {
      test(`at ${path}`, async ({ page, furnished }) => {
        expect(furnished.models.length).toBeGreaterThan(0);
        await visit(page, path);
        await check(page);
      });
    }

    test("in a workspace", async ({ page, furnished }) => {
      await visit(page, paths.workspace(furnished.workspace.id));
      await check(page);
    });

    for (const section of SETTINGS) {
      test(`in the settings: ${section}`, async ({ page }) => {
        await visit(page, paths.settings(section));
        await check(page);
      });
    }

    test("in the help", async ({ page }) => {
      await visit(page, paths.library());
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await check(page);
    });

    test("in the palette", async ({ page }) => {
      await visit(page, paths.library());
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: "Go anywhere" })).toBeVisible();
      await check(page);
    });

    test("at an address where nothing is", async ({ page }) => {
      await page.goto("/nothing/here");
      await expect(page.getByText("There is nothing at this address")).toBeVisible();
      await check(page);
    });
  });
});

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** Looks for violations in both themes. The app follows the system's, unless somebody chose one. */
async function check(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator(`html[data-theme=${colorScheme}]`)).toBeAttached();
    const axe = new AxeBuilder({ page });
    // Roles and names are the same in both.
    if (colorScheme === "dark") axe.withRules(["color-contrast"]);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ""}`),
    );
    expect.soft(found.join("\n\n"), `violations in the ${colorScheme} theme`).toBe("");
  }
}
