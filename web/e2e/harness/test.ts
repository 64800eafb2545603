import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { register, type Session } from "./account";
import { Guards } from "./guards";
import type { Program } from "./program";
import { Gemini } from "./gemini";
import { startGemini, startHub, startServer } from "./programs";

interface Options {
  /** Whether the browser is signed in to an account of the test's own. */
  signedIn: boolean;
}

interface Given {
  /** The test's own account, and a session of it. */
  account: Session;
  guards: Guards;
  /** A further browser in which somebody else is signed in. */
  browserOf: (session: Session) => Promise<Page>;
}

interface WorkerOptions {
  /** Whether the server has a language model: the stub of Gemini. */
  ai: boolean;
}

interface GivenToWorker {
  hub: Program;
  /** The stub of Gemini, whether the server asks it or not. */
  gemini: Gemini;
  server: Program;
}

/** `test` with the server behind it, a new account in front of it, and guards around it. */
export const test = base.extend<Options & Given, WorkerOptions & GivenToWorker>({
  ai: [false, { option: true, scope: "worker" }],

  hub: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const hub = await startHub();
      await use(hub);
      await hub.stop();
    },
    { scope: "worker" },
  ],

  gemini: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const program = await startGemini();
      await use(new Gemini(program));
      await program.stop();
    },
    { scope: "worker" },
  ],

  server: [
    async ({ hub, gemini, ai }, use) => {
      const server = await startServer(hub, ai ? gemini.program : undefined);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  baseURL: ({ server }, use) => use(server.url),

  signedIn: [true, { option: true }],

  account: async ({ server }, use) => use(await register(server.url)),

  storageState: async ({ signedIn, account }, use) => use(signedIn ? account.storageState : undefined),

  guards: [
    async ({ server, context }, use) => {
      const guards = new Guards(server.url);
      guards.watch(context);
      await use(guards);
      // All of them at once: the first is often the consequence of the second.
      expect(guards.faults, "the console and the network were quiet").toEqual([]);
    },
    { auto: true },
  ],

  browserOf: async ({ browser, guards, baseURL, viewport }, use) => {
    const opened: BrowserContext[] = [];
    await use(async ({ storageState }) => {
      const context = await browser.newContext({ storageState, baseURL, viewport, serviceWorkers: "block" });
      guards.watch(context);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

export { expect } from "@playwright/test";
