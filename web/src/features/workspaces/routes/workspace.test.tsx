import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { Route, Routes } from "react-router";
import { expect, test } from "vitest";
import type { Role } from "@/lib/api/types";
import { server } from "@/testing/server";
import { renderSignedIn } from "@/testing/signed-in";
import Workspace from "./workspace";

function show(role: Role, models = 0) {
  const workspace = {
    id: 7,
    name: "Speech team",
    is_personal: false,
    role,
    members: 2,
    models,
    created_at: "2026-01-02T03:04:05Z",
  };
  const members = [
    { user_id: 1, username: "ada", role },
    { user_id: 2, username: "bela", role: role === "owner" ? "editor" : "owner" },
  ];
  server.use(
    http.get("*/api/v1/workspaces/7", () => HttpResponse.json(workspace)),
    http.get("*/api/v1/workspaces", () => HttpResponse.json({ items: [workspace], total: 1 })),
    http.get("*/api/v1/workspaces/7/members", () => HttpResponse.json({ items: members, total: 2 })),
    http.get("*/api/v1/workspaces/7/invitations", () => HttpResponse.json({ items: [], total: 0 })),
  );
  renderSignedIn(
    "/workspaces/7",
    <Routes>
      <Route path="/workspaces/:id" element={<Workspace />} />
      <Route path="/workspaces" element={<p>All workspaces</p>} />
    </Routes>,
  );
}

test.each(["viewer", "editor"] as const)("a %s sees the members without controls", async (role) => {
  show(role);
  expect(await screen.findByText("bela")).toBeVisible();
  expect(screen.queryByRole("button", { name: /Role of|Remove|Rename|Invite|Delete/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Leave…" })).toBeEnabled();
});

test("the only owner can neither leave nor give up the role", async () => {
  show("owner");
  expect(await screen.findByRole("button", { name: "Role of bela: Editor" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /Role of ada/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Leave…" })).toBeDisabled();
});

test("a workspace with models goes only with its name written and the models ticked", async () => {
  show("owner", 3);
  const asked: string[] = [];
  server.use(
    http.delete("*/api/v1/workspaces/7", ({ request }) => {
      asked.push(new URL(request.url).search);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Delete…" }));
  await userEvent.type(await screen.findByLabelText(/to confirm/), "Speech team{Enter}");
  expect(await screen.findByText(/Only an empty workspace/)).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByLabelText(/its 3 models/));
  await userEvent.click(screen.getByRole("button", { name: "Delete the workspace" }));
  expect(await screen.findByText("All workspaces")).toBeVisible();
  expect(asked).toEqual(["?cascade=true"]);
});

test("a role that the server refuses goes back to what it was", async () => {
  show("owner");
  server.use(
    http.patch("*/api/v1/workspaces/7/members/2", () =>
      HttpResponse.json({ type: "/", status: 409, code: "last_owner", title: "No" }, { status: 409 }),
    ),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Role of bela: Editor" }));
  await userEvent.click(await screen.findByRole("menuitemradio", { name: /Viewer/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Role of bela: Editor" })).toBeVisible());
});
