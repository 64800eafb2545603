import type { FullConfig, Reporter, Suite } from "@playwright/test/reporter";

/** Ends the run with one line that says how it went, whatever else was printed: `12 passed, 0 failed`. */
export default class ClosingLine implements Reporter {
  private all: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.all = suite;
  }

  onExit(): Promise<void> {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.all?.allTests() ?? []) {
      const outcome = test.outcome();
      count[outcome === "unexpected" ? "failed" : outcome === "skipped" ? "skipped" : "passed"] += 1;
    }
    const rest = count.skipped === 0 ? "" : `, ${count.skipped} not run`;
    console.log(`${count.passed} passed, ${count.failed} failed${rest}`);
    return Promise.resolve();
  }
}
