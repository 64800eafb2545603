import { CHROMIUM, CHROMIUM_ARGS } from "./programs";

/** How the browser is started, and what it claims to be: the same on every machine. */
export const SETTINGS = {
  launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_ARGS },
  viewport: { width: 1280, height: 800 },
  locale: "en-GB",
  timezoneId: "Europe/Berlin",
  reducedMotion: "reduce",
  serviceWorkers: "block",
  actionTimeout: 15_000,
} as const;
