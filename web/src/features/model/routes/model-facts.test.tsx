import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { server } from "@/testing/server";
import { aHubModel, aMemory } from "@/testing/truth-builders";
import { page, serveRecord, show } from "../testing/record-page";

serveRecord();

describe("its fields", () => {
  const unlocked = () => screen.findByRole("button", { name: "Lock Developer" });

  it("say where their values came from", async () => {
    page.record = aHubModel({
      ...page.record,
      developer: "lumen",
      provenance: { developer: { source: "hub", at: "2026-01-02T12:00:00Z" } },
    });
    show();
    expect(await screen.findByRole("button", { name: "From the Hub, Jan 2, 2026" })).toBeVisible();
  });

  it("are locked at once, and unlocked again where the server refuses", async () => {
    let answer: () => void = () => undefined;
    server.use(
      http.put(`*/models/${page.record.id}/locks/developer`, async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return HttpResponse.json({ code: "forbidden", title: "Not allowed", status: 403 }, { status: 403 });
      }),
    );
    show();
    await userEvent.click(await unlocked());
    expect(await screen.findByRole("button", { name: "Unlock Developer" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    answer();
    expect(await unlocked()).toHaveAttribute("aria-pressed", "false");
  });

  it("stay locked once the server has said so", async () => {
    server.use(
      http.put(`*/models/${page.record.id}/locks/developer`, () =>
        HttpResponse.json({ ...page.record, locked_fields: ["developer"] }),
      ),
    );
    show();
    await userEvent.click(await unlocked());
    expect(await screen.findByRole("button", { name: "Unlock Developer" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  it("show their locks to those who only read, and nothing to press", async () => {
    page.role = "viewer";
    page.record = { ...page.record, locked_fields: ["license"] };
    show();
    expect(await screen.findByRole("img", { name: "Locked" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /ock / })).toBeNull();
  });
});

describe("what changed on the Hub", () => {
  it("is said until somebody marks it as seen", async () => {
    const upstream = page.record.upstream!;
    page.record = {
      ...page.record,
      upstream: { ...upstream, unseen: [{ what: "license", from: "mit", to: "other" }] },
    };
    server.use(
      http.post(`*/models/${page.record.id}/upstream/seen`, () => {
        page.record = { ...page.record, upstream };
        return HttpResponse.json(page.record);
      }),
    );
    show();
    const banner = await screen.findByRole("region", { name: "Changes on the Hub" });
    expect(banner).toHaveTextContent("The license changed from mit to other.");
    await userEvent.click(await within(banner).findByRole("button", { name: "Mark as seen" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Changes on the Hub" })).toBeNull());
  });

  it("offers to archive what is gone", async () => {
    const upstream = { ...page.record.upstream!, gone_since: "2026-01-02T03:04:05Z" };
    page.record = { ...page.record, upstream };
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Archive it" }));
    await waitFor(() => expect(page.patches).toEqual([{ status: "archived" }]));
  });
});

describe("what is asked for by itself", () => {
  it("leaves the page as it is where it fails", async () => {
    const fails = () =>
      HttpResponse.json({ code: "internal", title: "It broke", status: 500 }, { status: 500 });
    for (const part of ["memory", "license", "family"]) {
      server.use(http.get(`*/models/${page.record.id}/${part}`, fails));
    }
    show();
    expect(await screen.findByText("The memory it needs could not be loaded")).toBeVisible();
    expect(await screen.findByText("What the license allows could not be loaded")).toBeVisible();
    expect(screen.getByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("asks for the memory at another context once the slider rests", async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`*/models/${page.record.id}/memory`, ({ request }) => {
        const context = new URL(request.url).searchParams.get("context");
        asked.push(context);
        return HttpResponse.json(aMemory({ context: Number(context) }));
      }),
    );
    show();
    const slider = await screen.findByRole("slider", { name: "Context" });
    expect(slider).toHaveAttribute("aria-valuetext", "8,192 tokens");
    fireEvent.change(slider, { target: { value: "4" } });
    fireEvent.change(slider, { target: { value: "5" } });
    expect(slider).toHaveAttribute("aria-valuetext", "32,768 tokens");
    await waitFor(() => expect(asked).toEqual(["8192", "32768"]));
  });
});

describe("its history", () => {
  beforeEach(() => {
    server.use(
      http.get(`*/models/${page.record.id}/history`, () =>
        HttpResponse.json({
          items: [
            {
              id: 4,
              at: page.record.created_at,
              user_id: 1,
              kind: "field_edited",
              field: "version",
              from: "1",
              to: "2",
              source: "user",
              revertible: true,
            },
            { id: 1, at: page.record.created_at, user_id: 1, kind: "created", revertible: false },
          ],
          next_before: null,
        }),
      ),
    );
  });

  it("takes one event back", async () => {
    server.use(
      http.post(`*/models/${page.record.id}/history/4/revert`, () => {
        page.record = { ...page.record, version: "1" };
        return HttpResponse.json({ model: page.record, put_back: ["version"], kept: [] });
      }),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "History" }));
    const buttons = await screen.findAllByRole("button", { name: /^Revert/ });
    expect(buttons.map((button) => button.getAttribute("aria-label"))).toEqual([
      "Revert: You changed the version from 1 to 2",
    ]);
    await userEvent.click(buttons[0]!);
    // A toast stands in the page a moment before it is faded in.
    await waitFor(() => expect(screen.getByText("Put back: Version")).toBeVisible());
    expect(screen.getByRole("button", { name: "1, change" })).toBeVisible();
  });

  it("says so where all of it was changed since", async () => {
    server.use(
      http.post(`*/models/${page.record.id}/history/4/revert`, () =>
        HttpResponse.json({ code: "nothing_to_revert", title: "Nothing", status: 409 }, { status: 409 }),
      ),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "History" }));
    await userEvent.click(await screen.findByRole("button", { name: /^Revert/ }));
    expect(await screen.findByText(/^It was changed since/)).toBeVisible();
  });
});
