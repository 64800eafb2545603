import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { server } from "@/testing/server";
import { aDiff, aRefresh } from "@/testing/truth-builders";
import { page, serveRecord, show } from "../testing/record-page";

serveRecord();

describe("a refresh", () => {
  const fields = [
    aDiff({ field: "license", current: "mit", hub: "apache-2.0" }),
    aDiff({ field: "developer", current: "mine", hub: "theirs", source: "user", outcome: "keep" }),
    aDiff({ field: "version", locked: true, outcome: "keep" }),
    aDiff({ field: "tags", current: ["a", "b"], hub: ["b", "c"] }),
  ];
  let sent: object[];

  beforeEach(() => {
    sent = [];
    server.use(
      http.post(`*/models/${page.record.id}/refresh`, async ({ request }) => {
        const body = (await request.json()) as { preview?: boolean };
        sent.push(body);
        return body.preview === true
          ? HttpResponse.json(aRefresh({ model: page.record, fields }))
          : HttpResponse.json(
              aRefresh({ model: { ...page.record, license: "new" }, event_id: 9, preview: false }),
            );
      }),
    );
  });

  async function open() {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Refresh" }));
    return within(await screen.findByRole("dialog"));
  }

  it("ticks what it takes by itself, and leaves a person's own word", async () => {
    const dialog = await open();
    expect(await dialog.findByRole("checkbox", { name: /^License/ })).toBeChecked();
    expect(dialog.getByRole("checkbox", { name: /^Developer/ })).not.toBeChecked();
    expect(dialog.getByText("Your word stays unless you tick it.")).toBeVisible();
    expect(dialog.queryByRole("checkbox", { name: /^Version/ })).toBeNull();
    expect(dialog.getByRole("img", { name: "Locked" })).toBeVisible();
  });

  it("shows of a list what comes and what goes", async () => {
    const dialog = await open();
    const changes = (await dialog.findByText("added:")).closest("ul")!;
    expect(changes).toHaveTextContent("added: c");
    expect(changes).toHaveTextContent("removed: a");
  });

  it("says only what was chosen otherwise, and can be taken back", async () => {
    let reverted = 0;
    server.use(
      http.post(`*/models/${page.record.id}/history/9/revert`, () => {
        reverted += 1;
        return HttpResponse.json({ model: page.record, put_back: ["license"], kept: [] });
      }),
    );
    const dialog = await open();
    await userEvent.click(await dialog.findByRole("checkbox", { name: /^License/ }));
    await userEvent.click(dialog.getByRole("checkbox", { name: /^Developer/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Apply" }));
    await waitFor(() =>
      expect(sent).toEqual([{ preview: true }, { accept: ["developer"], decline: ["license"] }]),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(reverted).toBe(1));
    expect(await screen.findByText("Put back: License")).toBeVisible();
  });

  it("says so where nothing differs", async () => {
    server.use(http.post(`*/models/${page.record.id}/refresh`, () => HttpResponse.json(aRefresh())));
    const dialog = await open();
    expect(await dialog.findByText(/^Nothing differs/)).toBeVisible();
  });

  it("says why the Hub could not be asked, and asks again", async () => {
    server.use(
      http.post(
        `*/models/${page.record.id}/refresh`,
        () =>
          HttpResponse.json(
            { code: "hub_busy", title: "The Hub is busy", status: 503 },
            { status: 503, headers: { "Retry-After": "30" } },
          ),
        { once: true },
      ),
    );
    const dialog = await open();
    expect(await dialog.findByText("The Hub is busy.")).toBeVisible();
    expect(dialog.getByText(/asks to wait 30 seconds/)).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Try again" }));
    expect(await dialog.findByRole("checkbox", { name: /^License/ })).toBeVisible();
  });
});
