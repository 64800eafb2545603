import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import Tags from "./tags";

const tag = (name: string, models: number) => ({ name, models, color: null, query: `tag:${name}` });
const report = { matched: 2, changed: 2, undo: { id: 9, expires_at: "2027-01-01T00:00:00Z" } };

beforeEach(() => {
  signIn();
  server.use(
    http.get("*/api/v1/tags", () =>
      HttpResponse.json({ items: [tag("code", 5), tag("coding", 2), tag("chat", 1)], total: 3 }),
    ),
  );
});

async function show() {
  renderAt(
    "/tags",
    <SignedIn>
      <Tags />
    </SignedIn>,
  );
  await screen.findByRole("list", { name: "Tags" });
  await screen.findByRole("button", { name: "Rename code" });
  return userEvent.setup();
}

describe("the page of the tags", () => {
  it("leads from a tag to its models", async () => {
    await show();
    expect(screen.getByRole("link", { name: /^coding/ })).toHaveAttribute("href", "/?q=tag%3Acoding");
  });

  it("finds tags by a part of their name", async () => {
    const user = await show();
    await user.type(screen.getByLabelText("Find a tag"), "COD");
    await waitFor(() => expect(screen.queryByRole("link", { name: /^chat/ })).toBeNull());
    expect(screen.getByText("2 tags")).toBeVisible();
  });

  it("offers to merge where a tag of the new name is there", async () => {
    let merger: unknown;
    server.use(
      http.patch("*/api/v1/tags/coding", () =>
        HttpResponse.json({ title: "Taken", status: 409, code: "tag_exists" }, { status: 409 }),
      ),
      http.post("*/api/v1/tags/merge", async ({ request }) => {
        merger = await request.json();
        return HttpResponse.json({ tag: tag("code", 7), records: report });
      }),
    );
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Rename coding" }));
    await user.clear(screen.getByLabelText("New name of coding"));
    await user.type(screen.getByLabelText("New name of coding"), "Code{Enter}");
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Merge" }));
    await waitFor(() => expect(merger).toEqual({ from: ["coding"], into: "code" }));
  });

  it("says at the field what is wrong with a new name", async () => {
    server.use(
      http.patch("*/api/v1/tags/chat", () =>
        HttpResponse.json(
          {
            title: "Invalid",
            status: 422,
            code: "validation_failed",
            errors: [{ field: "name", code: "too_long", message: "has more than 50 characters" }],
          },
          { status: 422 },
        ),
      ),
    );
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Rename chat" }));
    await user.type(screen.getByLabelText("New name of chat"), "x{Enter}");
    expect(await screen.findByText("has more than 50 characters")).toBeVisible();
    expect(screen.getByLabelText("New name of chat")).toHaveValue("chatx");
  });
});
