import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { Model, Workspace } from "@/lib/api/types";
import { paths, SETTINGS } from "@/lib/paths";
import { register, signIn, type Session } from "../harness/account";
import { expect, test as base } from "../harness/test";
import { fill, furnish, keep } from "../seed/fill";

const ALL = fileURLToPath(new URL("../../test-results/screenshots", import.meta.url));
const DOCS = fileURLToPath(new URL("../../../docs/screenshots", import.meta.url));

const GIB = 1024 ** 3;

const WIDTHS = [
  { width: 1600, height: 1000 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/** The few that the documentation shows, by what they are called there. */
const SHOWN: Record<string, string> = {
  "library-light-1600": "library",
  "library-dark-1600": "library-dark",
  "model-light-1600": "model",
  "dashboard-light-1600": "dashboard",
  "add-light-1600": "add",
  "compare-dark-1600": "compare-dark",
  "tags-light-1024": "tags",
  "library-light-390": "phone-library",
  "model-dark-390": "phone-model-dark",
  "dashboard-dark-390": "phone-dashboard-dark",
};

interface Shown {
  owner: Session;
  models: Model[];
  fromHub: Model[];
  workspace: Workspace;
}

const test = base.extend<object, { shown: Shown }>({
  shown: [
    async ({ server }, use) => {
      const owner = await register(server.url, "ada");
      const models = await fill(owner, 296);
      const { fromHub } = await furnish(owner);
      await keep(owner, [twin(models[0]!), twin(models[1]!)]);
      for (const gone of await keep(owner, [{ name: "Sparrow-1B" }, { name: "Old-Baseline" }])) {
        await owner.delete(`/models/${gone.id}`);
      }
      await owner.post("/hardware", { name: "Desk", memory_bytes: 24 * GIB });
      await owner.post("/hardware", { name: "Laptop", kind: "unified", memory_bytes: 36 * GIB });
      const workspace = await owner.post<Workspace>("/workspaces", { name: "Speech team" });
      await owner.post(`/workspaces/${workspace.id}/invitations`, {
        login: "grace@example.org",
        role: "editor",
      });
      await owner.post("/auth/tokens", { name: "nightly import", scope: "read" });
      await use({ owner, models, fromHub, workspace });
    },
    { scope: "worker" },
  ],
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of WIDTHS) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport, hasTouch: viewport.width < 500, isMobile: viewport.width < 500 });
      const take = (page: Page, name: string) => picture(page, `${name}-${colorScheme}-${viewport.width}`);

      test.describe("signed out", () => {
        test.use({ signedIn: false });
        test("the welcome", async ({ page }) => {
          for (const [name, path] of [
            ["welcome", paths.signIn()],
            ["register", paths.register()],
          ] as const) {
            await visit(page, path);
            await take(page, name);
          }
        });
      });

      test("an empty library", async ({ page }) => {
        await visit(page, paths.library());
        await take(page, "first-run");
      });

      test.describe("signed in", () => {
        test.use({
          storageState: async ({ shown: { owner } }, use) =>
            use((await signIn(owner.server, owner.user.email)).storageState),
        });

        test("the pages", async ({ page, shown: { models, fromHub, workspace } }) => {
          const compared = [fromHub[0]!.id, fromHub[1]!.id, models[3]!.id];
          const pages: [string, string][] = [
            ["library", paths.library()],
            ["dashboard", paths.dashboard()],
            ["library-cards", paths.library({ view: "cards" })],
            ["library-narrowed", paths.library({ q: "chat license:commercial params:<40b sort:-rating" })],
            ["model", paths.model(fromHub[0]!.id)],
            ["model-by-hand", paths.model(models[5]!.id)],
            ["compare", paths.compare(compared)],
            ["duplicates", paths.duplicates()],
            ["tags", paths.tags()],
            ["trash", paths.trash()],
            ["workspaces", paths.workspaces()],
            ["workspace", paths.workspace(workspace.id)],
            ...SETTINGS.map((section): [string, string] => [`settings-${section}`, paths.settings(section)]),
          ];
          for (const [name, path] of pages) {
            await visit(page, path);
            await take(page, name);
          }
          await page.setViewportSize({ ...viewport, height: 3_000 });
          for (const [name, path] of [
            ["model-whole", paths.model(fromHub[0]!.id)],
            ["dashboard-whole", paths.dashboard()],
          ] as const) {
            await visit(page, path);
            await take(page, name);
          }
          await page.setViewportSize(viewport);
          await visit(page, paths.model(fromHub[0]!.id));
          await refreshing(page);
          await take(page, "refresh");
          await visit(page, paths.add());
          await page
            .getByRole("textbox", { name: "Models to add" })
            .fill("lumen-labs/Zenith-1.2T-A38B\nnorthwind/tiny-encoder\nlumen-labs/Aurora-7B-Instruct");
          await expect(page.getByRole("list", { name: "Drafts" }).getByRole("heading")).toHaveCount(3);
          await take(page, "add");
        });
      });
    });
  }
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await page.waitForLoadState("networkidle");
}

/** Opens the dialog of what differs on the Hub; on a narrow screen it is in the menu. */
async function refreshing(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Refresh", exact: true });
  if (await button.isVisible()) await button.click();
  else {
    await page.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: /Refresh/ }).click();
  }
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(ALL, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${ALL}/${name}.png`, animations: "disabled", caret: "hide" });
  const known = SHOWN[name];
  if (known === undefined) return;
  mkdirSync(DOCS, { recursive: true });
  copyFileSync(`${ALL}/${name}.png`, `${DOCS}/${known}.png`);
}

/** A second record of the same model, as one makes it by mistake. */
function twin({ name, developer, model_type, parameters, license }: Model) {
  return {
    name,
    developer: developer ?? null,
    model_type,
    parameters: parameters ?? null,
    license: license ?? null,
  };
}
