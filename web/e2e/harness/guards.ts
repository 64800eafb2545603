import type { BrowserContext } from "@playwright/test";

/** Browsers write these for what is no fault of the app. */
const ALWAYS_ALLOWED = [/Service Worker registration blocked by Playwright/];

/** Watches browsers for what must not happen in any test. */
export class Guards {
  private readonly allowed = [...ALWAYS_ALLOWED];
  private readonly seen: string[] = [];

  constructor(private readonly server: string) {}

  /** Lets a test provoke what would fail it. `what` is held against the text and, after it, the address. */
  allow(what: RegExp): void {
    this.allowed.push(what);
  }

  /** Allows a request to be answered by a status of failure, which a browser writes to its console. */
  allowStatus(status: number): void {
    this.allow(new RegExp(`Failed to load resource: the server responded with a status of ${status} `));
  }

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      const kind = message.type();
      if (kind !== "error" && kind !== "warning") return;
      this.seen.push(`console ${kind}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.seen.push(`page error: ${error.error().message}`));
    context.on("request", (request) => {
      const { protocol, origin, href } = new URL(request.url());
      if (/^(?:data|blob|about|chrome-error):$/.test(protocol) || origin === this.server) return;
      this.seen.push(`request to another host: ${href}`);
    });
  }

  /** What happened, but for what the test allowed. */
  get faults(): string[] {
    return this.seen.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
  }
}
