import { defineConfig } from "@playwright/test";
import { CHROMIUM, CHROMIUM_ARGS } from "./e2e/harness/programs";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  // Each worker has a server and a browser; with more of them than cores they would wait for each other.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 45_000,
  expect: { timeout: 7_000 },
  reporter: [["list"], ["./e2e/harness/closing-line.ts"]],
  use: {
    launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_ARGS },
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    actionTimeout: 7_000,
  },
  projects: [
    { name: "journeys", testDir: "e2e/journeys" },
    // What is measured has the machine to itself.
    {
      name: "scale",
      testDir: "e2e/scale",
      dependencies: ["journeys"],
      fullyParallel: false,
      timeout: 120_000,
    },
    {
      name: "lighthouse",
      testDir: "e2e/lighthouse",
      dependencies: ["scale"],
      fullyParallel: false,
      timeout: 180_000,
    },
  ],
});
