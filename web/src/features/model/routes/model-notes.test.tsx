import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import { server } from "@/testing/server";
import { page, serveRecord, show } from "../testing/record-page";

serveRecord();

const notesField = () => screen.findByRole("textbox", { name: "Notes on Aurora" });
async function openNotes() {
  await userEvent.click(await screen.findByRole("button", { name: "Edit notes" }));
  return notesField();
}

describe("its notes", () => {
  it("save themselves when the field is left", async () => {
    show();
    await userEvent.type(await openNotes(), " second");
    await userEvent.tab();
    await waitFor(() => expect(page.patches).toEqual([{ notes: "first second" }]));
    expect(await screen.findByText("Saved just now")).toBeInTheDocument();
  });

  it("are saved together with another change that is on its way", async () => {
    show();
    await userEvent.type(await openNotes(), "!");
    await userEvent.click(screen.getByRole("button", { name: /Make it a favorite/ }));
    await waitFor(() => expect(page.patches).toHaveLength(2));
    expect(page.record).toMatchObject({ notes: "first!", favorite: true });
  });

  it("come back after the page was closed before they were saved", async () => {
    const draft = {
      text: "first and more",
      base: { revision: 1, notes: "first" },
      aside: [],
      at: Date.now(),
    };
    localStorage.setItem(`trackml.notes.1.${page.record.id}.closed`, JSON.stringify(draft));
    show();
    expect(await notesField()).toHaveValue("first and more");
    expect(screen.getByText(/had not been saved when the page was left/)).toBeVisible();
    await waitFor(() => expect(page.patches).toEqual([{ notes: "first and more" }]), { timeout: 3000 });
  });

  it("stand side by side where both were changed, and are joined in the editor", async () => {
    show();
    const field = await openNotes();
    page.record = { ...page.record, notes: "first\ntheirs", revision: 7 };
    await userEvent.type(field, "{Home}mine, ");
    await userEvent.tab();
    const theirs = await screen.findByRole("region", { name: "Their version" });
    expect(within(theirs).getByText("theirs")).toBeVisible();
    expect(page.patches).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Join both" }));
    await waitFor(() => expect(page.record.notes).toContain("theirs"));
    expect(page.record.notes).toContain("mine, first");
  });

  it("say why they are not saved, and keep what was typed", async () => {
    server.use(
      http.patch(`*/models/${page.record.id}`, () =>
        HttpResponse.json(
          { code: "validation_failed", title: "The notes are too long", status: 422 },
          { status: 422 },
        ),
      ),
    );
    show();
    const field = await openNotes();
    await userEvent.type(field, "!");
    await userEvent.tab();
    expect(await screen.findAllByText("Not saved yet: The notes are too long.")).not.toHaveLength(0);
    expect(field).toHaveValue("first!");
  });
});

describe("its form", () => {
  async function openForm() {
    show();
    await screen.findByRole("button", { name: "Edit" });
    await userEvent.keyboard("e");
    return screen.findByRole("dialog");
  }

  it("sends only what was changed", async () => {
    const form = within(await openForm());
    await userEvent.type(form.getByLabelText("Version"), "v2");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(page.patches).toEqual([{ version: "v2" }]));
  });

  it("shows what the server refuses at its field", async () => {
    server.use(
      http.patch(`*/models/${page.record.id}`, () =>
        HttpResponse.json(
          {
            code: "validation_failed",
            title: "Some fields are not valid",
            status: 422,
            errors: [{ field: "parameters", code: "not_a_count", message: "is no number of parameters" }],
          },
          { status: 422 },
        ),
      ),
    );
    const form = within(await openForm());
    await userEvent.type(form.getByLabelText("Parameters"), "many");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    expect(await form.findByText("Is no number of parameters.")).toBeVisible();
    expect(form.getByLabelText("Parameters")).toHaveValue("many");
  });

  it("is saved over an edit of other fields from elsewhere", async () => {
    const form = within(await openForm());
    page.record = { ...page.record, developer: "theirs", revision: 4 };
    await userEvent.type(form.getByLabelText("Version"), "v2");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(page.record).toMatchObject({ version: "v2", developer: "theirs" }));
  });

  it("asks before it replaces what somebody else wrote into the same field", async () => {
    const form = within(await openForm());
    page.record = { ...page.record, version: "theirs", revision: 4 };
    await userEvent.type(form.getByLabelText("Version"), "mine");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    expect(await form.findByText(/Version is now “theirs” there/)).toBeVisible();
    expect(page.record.version).toBe("theirs");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(page.record.version).toBe("mine"));
  });
});
