import { defineConfig } from "@playwright/test";
import { SETTINGS } from "./e2e/harness/settings";

export default defineConfig({
  testDir: "e2e/screenshots",
  outputDir: "test-results/screenshots-run",
  workers: 1,
  timeout: 120_000,
  reporter: [["list"]],
  use: SETTINGS,
});
