import { focusManager } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { afterEach, expect, test } from "vitest";
import type { RefreshRun } from "@/lib/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { RefreshCard } from "./refresh-card";

function aRun(given: Partial<RefreshRun> = {}): RefreshRun {
  return {
    id: 1,
    state: "running",
    total: 40,
    done: 10,
    changed: 0,
    gone: 0,
    failed: 0,
    started_at: "2026-11-25T10:00:00Z",
    finished_at: null,
    waits_until: null,
    ...given,
  };
}

/** Answers with one run after the other, and with the last from then on. */
function show(...runs: (RefreshRun | null)[]) {
  const asked = { times: 0 };
  server.use(
    http.get("*/api/v1/workspaces/3/refresh", () => {
      const run = runs[Math.min(asked.times, runs.length - 1)];
      asked.times += 1;
      return HttpResponse.json({ run });
    }),
  );
  renderAt("/dashboard?w=3", <RefreshCard workspace={3} />);
  return { asked, user: userEvent.setup() };
}

const bar = () => screen.findByRole("progressbar", { name: "Records asked about" });

afterEach(() => focusManager.setFocused(undefined));

test("a run is begun, and shows how far it is", async () => {
  const { user } = show(null);
  server.use(http.post("*/api/v1/workspaces/3/refresh", () => HttpResponse.json(aRun(), { status: 202 })));
  await user.click(await screen.findByRole("button", { name: "Refresh all from the Hub" }));
  expect(await bar()).toHaveAttribute("aria-valuetext", "10 of 40");
});

test("a run is followed to its end, and asked for no more", async () => {
  const done = aRun({
    state: "finished",
    done: 40,
    changed: 2,
    gone: 1,
    finished_at: "2026-11-25T10:01:00Z",
  });
  const { asked } = show(aRun(), done);
  expect(await bar()).toBeVisible();
  expect(await screen.findByRole("link", { name: "2 changed" })).toHaveAttribute(
    "href",
    "/?q=is%3Achanged&w=3",
  );
  expect(screen.getByRole("link", { name: "1 gone" })).toHaveAttribute("href", "/?q=is%3Agone&w=3");
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByText(/^40 models looked at/)).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(asked.times).toBe(2);
});

test("nothing is asked for while the page is not seen", async () => {
  const { asked } = show(aRun(), aRun({ done: 20 }));
  await bar();
  focusManager.setFocused(false);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(asked.times).toBe(1);
  focusManager.setFocused(true);
  await waitFor(async () => expect(await bar()).toHaveAttribute("aria-valuenow", "20"));
});

test("while the Hub takes no questions it says so, and until when", async () => {
  const until = new Date(2026, 10, 25, 14, 32);
  show(aRun({ state: "waiting", waits_until: until.toISOString() }));
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" }).format(until);
  expect(await screen.findByText(/takes no more questions for now/)).toHaveTextContent(time);
});

test("a run can be stopped", async () => {
  const { user } = show(aRun());
  server.use(
    http.delete("*/api/v1/workspaces/3/refresh", () =>
      HttpResponse.json({ run: aRun({ state: "stopped" }) }),
    ),
  );
  await user.click(await screen.findByRole("button", { name: "Stop" }));
  expect(await screen.findByText(/^Stopped .*after 10 models\.$/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Refresh all from the Hub" })).toBeEnabled();
});
