import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import type { Hardware as Machine } from "@/lib/api/types";
import { server } from "@/testing/server";
import { renderSignedIn } from "@/testing/signed-in";
import Hardware from "./hardware";

const GIB = 1024 ** 3;
const card: Machine = {
  id: 4,
  name: "RTX 4090",
  kind: "gpu",
  memory_bytes: 24 * GIB,
  count: 2,
  usable_bytes: 45.6 * GIB,
  created_at: "2026-01-02T03:04:05Z",
};

/** A server that keeps what it is sent; `refusal` is what it answers to what is added or changed. */
function show(items: Machine[], refusal?: object) {
  const sent: unknown[] = [];
  const note = async ({ request }: { request: Request }) => {
    const body = (await request.json()) as object;
    sent.push(body);
    if (refusal !== undefined) return HttpResponse.json(refusal, { status: 422 });
    const kept = { ...card, ...body };
    items = [kept];
    return HttpResponse.json(kept);
  };
  server.use(
    http.get("*/api/v1/hardware", () => HttpResponse.json({ items })),
    http.get("*/api/v1/hardware/presets", () =>
      HttpResponse.json({
        items: [
          { name: "H100", vendor: "NVIDIA", kind: "gpu", memory_bytes: 80 * GIB },
          { name: "M3 Max", vendor: "Apple", kind: "unified", memory_bytes: 64 * GIB },
        ],
      }),
    ),
    http.post("*/api/v1/hardware", note),
    http.patch("*/api/v1/hardware/4", note),
    http.delete("*/api/v1/hardware/4", () => {
      items = [];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderSignedIn("/settings/hardware", <Hardware />);
  return { sent, user: userEvent.setup() };
}

const add = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole("button", { name: "Add hardware" }));

test("what is there is listed with its memory and what of it can be used", async () => {
  show([card]);
  const line = await screen.findByRole("listitem");
  expect(line).toHaveTextContent("2 × RTX 4090");
  expect(line).toHaveTextContent("Graphics card · 24 GiB each · 45.6 GiB usable");
});

test("a few letters and Enter choose from the list, and Enter adds it", async () => {
  const { sent, user } = show([]);
  await add(user);
  await screen.findByRole("option", { name: /M3 Max/ });
  await user.keyboard("m3{Enter}");
  await waitFor(() => expect(screen.getByLabelText("How many")).toHaveFocus());
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(sent).toEqual([{ name: "M3 Max", kind: "unified", memory_bytes: 64 * GIB, count: 1 }]),
  );
  expect(await screen.findByRole("listitem")).toHaveTextContent("M3 Max");
});

test("what is not in the list is described by hand", async () => {
  const { sent, user } = show([]);
  await add(user);
  await user.click(await screen.findByRole("button", { name: "Describe it by hand" }));
  await user.click(await screen.findByRole("button", { name: "Add" }));
  expect(await screen.findByText("Give it a name.")).toBeVisible();
  expect(screen.getByText("Write the memory in GiB, such as 24.")).toBeVisible();
  await user.type(screen.getByLabelText("Name"), "Attic server");
  await user.selectOptions(screen.getByLabelText("Kind"), "System memory");
  await user.type(screen.getByLabelText("Memory of one, in GiB"), "1,5");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await waitFor(() =>
    expect(sent).toEqual([{ name: "Attic server", kind: "cpu", memory_bytes: 1.5 * GIB, count: 1 }]),
  );
});

test("what the server refuses is said at its field, and what was written stays", async () => {
  const errors = [{ field: "memory_bytes", code: "too_large", message: "is more than any machine has" }];
  const { user } = show([card], { type: "/", status: 422, code: "invalid", title: "Not valid", errors });
  await user.click(await screen.findByRole("button", { name: "Edit RTX 4090" }));
  const memory = await screen.findByLabelText("Memory of one, in GiB");
  await user.clear(memory);
  await user.type(memory, "999999");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("It is more than any machine has.")).toBeVisible();
  expect(memory).toHaveValue("999999");
  expect(memory).toHaveAccessibleDescription("It is more than any machine has.");
});

test("what was removed by mistake comes back", async () => {
  const { sent, user } = show([card]);
  await user.click(await screen.findByRole("button", { name: "Remove RTX 4090" }));
  expect(await screen.findByText(/^Nothing yet/)).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  const list = await screen.findByRole("list", { name: "Your hardware" });
  expect(within(list).getByRole("listitem")).toHaveTextContent("RTX 4090");
  expect(sent).toEqual([{ name: "RTX 4090", kind: "gpu", memory_bytes: 24 * GIB, count: 2 }]);
});
