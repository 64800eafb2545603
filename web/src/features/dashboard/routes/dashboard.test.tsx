import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { toast } from "sonner";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Dashboard as Body, Role } from "@/lib/api/types";
import { anItem, aModel } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import { aDashboard } from "../testing/a-dashboard";
import Dashboard from "./dashboard";

type Group = Body["attention"][number];

const group = (kind: Group["kind"], models: Group["models"], count = models.length): Group => ({
  kind,
  count,
  query: `is:${kind}`,
  models,
});

/** What is left of a kind when a record was seen to. */
const without = ({ models, ...rest }: Group, id: number): Group => {
  const left = models.filter((model) => model.id !== id);
  return { ...rest, models: left, count: left.length };
};

let sent: string[];

/** Notes what is sent; the dashboard no longer holds a record that was seen to. */
function show(body: Body, role: Role = "owner") {
  sent = [];
  let attention = body.attention;
  const note =
    (answer: object, isUndo = false) =>
    async (info: { request: Request }) => {
      const { method, url } = info.request;
      const text = await info.request.text();
      sent.push(`${method} ${new URL(url).pathname.slice("/api/v1".length)} ${text}`.trim());
      attention = isUndo ? body.attention : body.attention.map((each) => without(each, 7));
      return HttpResponse.json(answer);
    };
  server.use(
    http.get("*/api/v1/dashboard", () => HttpResponse.json({ ...body, attention })),
    http.get("*/api/v1/workspaces/1/refresh", () => HttpResponse.json({ run: null })),
    http.patch("*/api/v1/models/7", note(aModel({ id: 7, revision: 2 }))),
    http.delete("*/api/v1/models/7", note({})),
    http.post("*/api/v1/models/7/restore", note(aModel({ id: 7 }), true)),
    http.post("*/api/v1/models/7/upstream/seen", note(aModel({ id: 7 }))),
    http.post("*/api/v1/models/7/refresh", note({ fields: [{ outcome: "take" }], event_id: 5 })),
    http.post("*/api/v1/models/7/history/5/revert", note({}, true)),
  );
  signIn(role);
  renderAt(
    "/dashboard",
    <SignedIn>
      <Dashboard />
    </SignedIn>,
  );
  return userEvent.setup();
}

const seven = anItem({ id: 7, name: "Seven", status: "studying", hub_id: "org/seven" });
const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  sent = [];
});

// The toasts live beside the app, and so from one test to the next.
afterEach(async () => {
  toast.dismiss();
  await waitFor(() => expect(document.querySelector("[data-sonner-toast]")).toBeNull());
});

describe("what there is to do", () => {
  it("speaks of the kinds that have something, and of no other", async () => {
    show(aDashboard({ attention: [group("gone", [seven]), group("changed", [])] }));
    expect(await screen.findByRole("heading", { name: /Gone from the Hub/ })).toBeVisible();
    expect(screen.queryByRole("heading", { name: /Changed on the Hub/ })).toBeNull();
  });

  it("is calm where there is nothing", async () => {
    show(aDashboard({ attention: [group("gone", []), group("gated", [])] }));
    expect(await screen.findByText("Nothing needs you")).toBeVisible();
  });

  it.each([
    ["gone", "Archive: Seven", 'PATCH /models/7 {"status":"archived"}'],
    ["gone", "Move to trash: Seven", "DELETE /models/7"],
    ["changed", "Mark as seen: Seven", "POST /models/7/upstream/seen"],
    ["stale", "Mark as tried: Seven", 'PATCH /models/7 {"status":"tried"}'],
    ["incomplete", "Refresh from the Hub: Seven", "POST /models/7/refresh {}"],
  ] as const)("%s: %s is one press", async (kind, name, request) => {
    const user = show(aDashboard({ attention: [group(kind, [seven])] }));
    await press(user, name);
    expect(await screen.findByText("Nothing needs you")).toBeVisible();
    expect(sent).toEqual([request]);
  });

  it.each([
    ["gone", "Move to trash: Seven", "POST /models/7/restore"],
    ["incomplete", "Refresh from the Hub: Seven", "POST /models/7/history/5/revert"],
  ] as const)("%s: what was done can be taken back", async (kind, name, request) => {
    const user = show(aDashboard({ attention: [group(kind, [seven])] }));
    await press(user, name);
    await press(user, "Undo");
    expect(await screen.findByRole("button", { name })).toBeVisible();
    expect(sent.at(-1)).toBe(request);
  });

  it("brings a record back that the server would not change, and says why", async () => {
    const user = show(aDashboard({ attention: [group("gone", [seven])] }));
    const refused = { type: "/", status: 403, code: "forbidden", title: "You may not do that" };
    server.use(http.delete("*/api/v1/models/7", () => HttpResponse.json(refused, { status: 403 })));
    await press(user, "Move to trash: Seven");
    expect(await screen.findByText("You may not do that.")).toBeVisible();
    expect(await screen.findByRole("button", { name: "Move to trash: Seven" })).toBeVisible();
  });

  it("has a record filled in by hand where the Hub does not know it", async () => {
    show(aDashboard({ attention: [group("incomplete", [{ ...seven, hub_id: null }])] }));
    expect(await screen.findByRole("link", { name: "Fill in the facts of Seven" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Refresh from the Hub/ })).toBeNull();
  });

  it("leads to the terms on the Hub, and to the duplicates", async () => {
    show(aDashboard({ attention: [group("gated", [seven]), group("duplicates", [seven])] }));
    expect(await screen.findByRole("link", { name: /Read the terms of Seven/ })).toHaveAttribute(
      "href",
      "https://huggingface.co/org/seven",
    );
    expect(screen.getByRole("link", { name: "Merge them" })).toHaveAttribute("href", "/duplicates");
  });

  it("offers a viewer nothing that they may not do", async () => {
    show(aDashboard({ attention: [group("gone", [seven])] }), "viewer");
    const queue = await screen.findByRole("region", { name: "What to do" });
    expect(within(queue).queryByRole("button")).toBeNull();
    expect(screen.queryByRole("button", { name: "Refresh all from the Hub" })).toBeNull();
  });

  it("leaves the keyboard in the queue when a row goes", async () => {
    const next = { ...seven, id: 8, name: "Eight" };
    const user = show(aDashboard({ attention: [group("gone", [seven, next])] }));
    await press(user, "Archive: Seven");
    await waitFor(() => expect(screen.getByRole("button", { name: "Archive: Eight" })).toHaveFocus());
  });
});

describe("the dashboard", () => {
  it("leads an empty library to its first models", async () => {
    show(aDashboard({ facets: { ...aDashboard().facets, total: 0 } }));
    expect(await screen.findByRole("link", { name: "Add models" })).toHaveAttribute("href", "/add");
  });

  it("can be asked for again where it did not come", async () => {
    const user = show(aDashboard());
    server.use(
      http.get(
        "*/api/v1/dashboard",
        () => HttpResponse.json({ type: "/", status: 500, code: "internal", title: "No" }, { status: 500 }),
        { once: true },
      ),
    );
    await press(user, "Try again");
    expect(await screen.findByText("Nothing needs you")).toBeVisible();
  });

  it("makes every number the way to what it counts", async () => {
    show(aDashboard({ favorites: { count: 4, query: "is:favorite" } }));
    expect(await screen.findByRole("link", { name: /Favorites/ })).toHaveAttribute(
      "href",
      "/?q=is%3Afavorite",
    );
  });

  it("tells the weeks in a table too, the latest first", async () => {
    const week = (start: string, added: number) => ({
      start,
      added,
      status_changes: 0,
      added_query: `added:${start}`,
      status_query: "",
    });
    show(aDashboard({ weeks: [week("2026-11-09", 3), week("2026-11-16", 0), week("2026-11-23", 2)] }));
    const added = await screen.findByRole("region", { name: "Added" });
    const links = within(added).getAllByRole("link", { hidden: true });
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/?q=added%3A2026-11-23",
      "/?q=added%3A2026-11-09",
    ]);
  });
});
