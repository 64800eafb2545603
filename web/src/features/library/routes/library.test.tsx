import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { delay, http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FoundModel } from "@/lib/api/types";
import { anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Library } from "./library";

const api = (path: string) => `*/api/v1${path}`;
const page = (items: FoundModel[]) => ({ items, total: items.length, next_cursor: null });

let models: FoundModel[];
let asked: string[];

beforeEach(() => {
  // The virtual list shows what has room; jsdom lays nothing out.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
  models = Array.from({ length: 5 }, (_, index) =>
    anItem({ id: index + 1, name: `Llama ${index + 1}`, revision: 7 }),
  );
  asked = [];
  const workspace = {
    id: 1,
    name: "ada",
    is_personal: true,
    role: "owner",
    members: 1,
    models: 5,
    created_at: "",
  };
  server.use(
    http.get(api("/models"), ({ request }) => {
      const q = new URL(request.url).searchParams.get("q") ?? "";
      asked.push(q);
      const problem = {
        field: "q",
        code: "unknown_field",
        message: 'column 7: there is no field "foo"',
        column: 7,
      };
      if (q.includes("foo:"))
        return HttpResponse.json(
          { code: "validation_failed", title: "Not valid", status: 422, errors: [problem] },
          { status: 422 },
        );
      return HttpResponse.json(page(models));
    }),
    http.get(api("/models/facets"), () =>
      HttpResponse.json({
        total: 5,
        status: [{ value: "wishlist", count: 5, query: "status:wishlist" }],
        type: [{ value: "llm", count: 5, query: "type:llm" }],
        tag: [{ value: "to read", count: 2, query: 'tag:"to read"' }],
        developer: [],
        license_class: [{ value: null, count: 5, query: "-has:license" }],
        size: [],
      }),
    ),
    http.get(api("/views"), () => HttpResponse.json(page([]))),
    http.get(api("/tags"), () => HttpResponse.json(page([]))),
    http.get(api("/workspaces"), () =>
      HttpResponse.json({ items: [workspace], total: 1, next_cursor: null }),
    ),
    http.get(api("/meta"), () =>
      HttpResponse.json({
        query_fields: [{ name: "status", value: "a status" }],
        licenses: {},
        limits: { bulk_records: 10_000 },
      }),
    ),
  );
});

const shown = async (address = "/") => {
  const view = renderAt(address, <Library whenNew={<p>Paste a few models</p>} />);
  await screen.findByRole("link", { name: "Llama 1" });
  return { ...view, user: userEvent.setup() };
};
const address = () => screen.getByTestId("address").textContent;
const chosen = () => screen.queryAllByRole("row", { selected: true }).length;

describe("narrowing", () => {
  it("writes a facet into the address, and takes it out again", async () => {
    const { user } = await shown();
    await user.click(await screen.findByRole("button", { name: /^Wishlist ?5/ }));
    await waitFor(() => expect(address()).toBe("/?q=status%3Awishlist"));
    await user.click(screen.getByRole("button", { name: /^Wishlist/, pressed: true }));
    await waitFor(() => expect(address()).toBe("/"));
  });

  it("combines facets", async () => {
    const { user } = await shown("/?q=llama");
    await user.click(await screen.findByRole("button", { name: /^LLM ?5/ }));
    await user.click(await screen.findByRole("button", { name: /^to read ?2/ }));
    await waitFor(() => expect(asked).toContain('llama type:llm tag:"to read"'));
  });

  it("keeps the list where a query has a slip, and says at which column", async () => {
    const { user } = await shown();
    await user.type(screen.getByRole("combobox", { name: "Search the library" }), "llama foo:bar ");
    expect(await screen.findByText(/there is no field "foo"/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Llama 1" })).toBeInTheDocument();
    expect(document.querySelector(".query-wrong")).toHaveTextContent("foo:bar");
  });

  it("asks for nothing while a value is still to come", async () => {
    const { user } = await shown();
    await user.type(screen.getByRole("combobox", { name: "Search the library" }), "status:");
    expect(await screen.findByRole("option", { name: /using/ })).toBeInTheDocument();
    await delay(400);
    expect(asked).toEqual([""]);
  });

  it("sorts by a title: first, the other way, not at all", async () => {
    const { user } = await shown();
    const title = await screen.findByRole("button", { name: "Parameters" });
    await user.click(title);
    await waitFor(() => expect(address()).toBe("/?q=sort%3A-params"));
    await user.click(await screen.findByRole("button", { name: "Parameters" }));
    await waitFor(() => expect(address()).toBe("/?q=sort%3Aparams"));
    await user.click(await screen.findByRole("button", { name: "Parameters" }));
    await waitFor(() => expect(address()).toBe("/"));
  });
});

describe("choosing", () => {
  it("takes all between two with shift", async () => {
    await shown();
    fireEvent.click(screen.getByRole("checkbox", { name: "Choose Llama 2" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Choose Llama 4" }), { shiftKey: true });
    expect(chosen()).toBe(3);
    expect(await screen.findByText("3 models chosen")).toBeInTheDocument();
  });

  it("is by the key x on the row that has the focus", async () => {
    const { user } = await shown();
    await user.keyboard("jjx");
    expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Llama 2");
  });

  it("sends the ids that were chosen, and offers to undo", async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(api("/models/bulk"), async ({ request }) => {
        bodies.push(await request.json());
        return HttpResponse.json({
          matched: 2,
          changed: 2,
          undo: { id: 9, expires_at: "2026-11-25T12:00:00Z" },
        });
      }),
      http.post(api("/models/bulk/9/undo"), () => HttpResponse.json({ changed: 2 })),
    );
    const { user } = await shown();
    await user.click(screen.getByRole("checkbox", { name: "Choose Llama 1" }));
    await user.click(screen.getByRole("checkbox", { name: "Choose Llama 3" }));
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    expect(await screen.findByText("2 models moved to the trash")).toBeInTheDocument();
    expect(bodies).toEqual([{ ids: [1, 3], change: { delete: true } }]);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("2 models as before")).toBeInTheDocument();
  });
});

describe("editing in place", () => {
  it("shows the change at once, and takes it back where the server refuses", async () => {
    server.use(
      http.patch(api("/models/1"), async ({ request }) => {
        expect(request.headers.get("if-match")).toBe('"7"');
        await delay(100);
        return HttpResponse.json(
          { code: "forbidden", title: "Viewers only look", status: 403 },
          { status: 403 },
        );
      }),
    );
    const { user } = await shown();
    const star = screen.getByRole("button", { name: "Favorite: Llama 1" });
    await user.click(star);
    expect(star).toHaveAttribute("aria-pressed", "true");
    await waitFor(() => expect(star).toHaveAttribute("aria-pressed", "false"));
    expect(await screen.findByText("Viewers only look.")).toBeInTheDocument();
  });
});

it("offers the next step where nothing was kept yet", async () => {
  models = [];
  renderAt("/", <Library whenNew={<p>Paste a few models</p>} />);
  expect(await screen.findByText("Paste a few models")).toBeInTheDocument();
});

it("remembers the columns", async () => {
  const { user, unmount } = await shown();
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const panel = await screen.findByRole("dialog", { name: "Columns" });
  await user.click(await within(panel).findByRole("checkbox", { name: "License" }));
  await user.click(within(panel).getByRole("button", { name: "Move Type up" }));
  unmount();
  await shown();
  const titles = (await screen.findAllByRole("columnheader")).map((title) => title.textContent);
  expect(titles).not.toContain("License");
  expect(titles.indexOf("Type")).toBeLessThan(titles.indexOf("Status"));
});
