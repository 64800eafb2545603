import { defineConfig } from "@playwright/test";
import { SETTINGS } from "./e2e/harness/settings";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  // Each worker has a server and a browser; with more of them than cores they would wait for each other.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./e2e/harness/closing-line.ts"]],
  use: { ...SETTINGS, screenshot: "only-on-failure" },
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
