import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import { keepSequence } from "@/lib/models/sequence";
import { anItem } from "@/testing/builders";
import { server } from "@/testing/server";
import { page, serveRecord, show } from "../testing/record-page";

serveRecord();

const missing = () =>
  HttpResponse.json(
    { code: "model_not_found", title: "There is no such model", status: 404 },
    { status: 404 },
  );

describe("the page of a record", () => {
  it("shows what it is called", async () => {
    show();
    expect(await screen.findByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("leads to the next record of the list with j, and back to it with Escape", async () => {
    keepSequence({ ids: [page.record.id, 5], from: "/?q=a" });
    server.use(
      http.get("*/models/5", missing),
      http.get("*/models", () => HttpResponse.json({ items: [], total: 0 })),
    );
    show();
    await screen.findByRole("heading", { level: 1 });
    await userEvent.keyboard("j");
    await waitFor(() => expect(screen.getByTestId("address")).toHaveTextContent("/models/5"));
  });

  it("goes back to the list with Escape", async () => {
    keepSequence({ ids: [page.record.id], from: "/?q=a" });
    show();
    await screen.findByRole("heading", { level: 1 });
    await userEvent.keyboard("{Escape}");
    expect(screen.getByTestId("address")).toHaveTextContent("/?q=a");
  });

  it("makes it a favorite with f", async () => {
    show();
    await screen.findByRole("button", { name: /Make it a favorite/ });
    await userEvent.keyboard("f");
    await waitFor(() => expect(page.patches).toEqual([{ favorite: true }]));
  });

  it("renames it in place", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Rename" }));
    await userEvent.keyboard("Borealis{Enter}");
    await waitFor(() => expect(page.patches).toEqual([{ name: "Borealis" }]));
  });

  it("keeps every tag that is typed one after the other", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Add tags" }));
    await userEvent.keyboard("alpha,beta{Enter}");
    await waitFor(() => expect(page.record.tags).toEqual(["alpha", "beta"]));
  });

  it("offers no change to those who only read", async () => {
    page.role = "viewer";
    show();
    await screen.findByText("first");
    for (const name of [/Edit/, "Rename", /favorite/, /Add a/]) {
      expect(screen.queryByRole("button", { name })).toBeNull();
    }
    expect(screen.getByRole("button", { name: /^Status of/ })).toBeDisabled();
  });

  it("fetches the history when it is opened", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "History" }));
    expect(await screen.findByText("You added it")).toBeVisible();
  });

  it("says where a record is that lies in the trash, and restores it", async () => {
    const trashed = anItem({ id: page.record.id, name: "Aurora", deleted_at: "2026-01-05T00:00:00Z" });
    server.use(
      http.get(`*/models/${page.record.id}`, missing, { once: true }),
      http.get("*/models", () => HttpResponse.json({ items: [trashed], total: 1 })),
      http.post(`*/models/${page.record.id}/restore`, () => HttpResponse.json(page.record)),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Restore it" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("says so where a record is not there", async () => {
    server.use(
      http.get(`*/models/${page.record.id}`, missing),
      http.get("*/models", () => HttpResponse.json({ items: [], total: 0 })),
    );
    show();
    expect(await screen.findByText("This model is not here")).toBeVisible();
  });
});
