import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/api/types";
import { anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import Trash from "./trash";

const deleted = (id: number, name: string) => anItem({ id, name, deleted_at: new Date().toISOString() });
let sent: unknown[];

beforeEach(() => {
  sent = [];
  const note = async ({ request }: { request: Request }) => {
    sent.push(await request.json());
    return HttpResponse.json({ matched: 1, changed: 1, undo: null, purged: 1 });
  };
  server.use(
    http.get("*/api/v1/meta", () => HttpResponse.json({ limits: { trash_days: 30 } })),
    http.get("*/api/v1/models", () =>
      HttpResponse.json({ items: [deleted(1, "One"), deleted(2, "Two")], total: 2 }),
    ),
    http.post("*/api/v1/models/bulk", note),
    http.post("*/api/v1/models/purge", note),
  );
});

async function show(role: Role = "owner") {
  signIn(role);
  renderAt(
    "/trash",
    <SignedIn>
      <Trash />
    </SignedIn>,
  );
  await screen.findByRole("list", { name: "Deleted models" });
  return userEvent.setup();
}

describe("the trash", () => {
  it("brings back those that were chosen", async () => {
    const user = await show();
    await user.click(await screen.findByRole("checkbox", { name: "Choose Two" }));
    await user.click(screen.getByRole("button", { name: "Restore" }));
    await waitFor(() => expect(sent).toEqual([{ ids: [2], change: { restore: true } }]));
  });

  it("asks before it removes for good, and no more than was seen", async () => {
    const user = await show();
    await user.click(await screen.findByRole("button", { name: "Empty the trash" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(sent).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Delete forever" }));
    await waitFor(() => expect(sent).toEqual([{ query: "is:trashed", expected: 2 }]));
  });

  it("lets an editor restore, but not remove for good", async () => {
    await show("editor");
    expect(await screen.findByRole("button", { name: "Restore One" })).toBeEnabled();
    expect(screen.queryByRole("button", { name: /forever|Empty/ })).toBeNull();
  });

  it("lets a viewer look alone", async () => {
    await show("viewer");
    expect(screen.queryByRole("button")).toBeNull();
  });
});
