import { configure, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { Route, Routes } from "react-router";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LicenseVerdict, Model as Record, ModelPatch, Role } from "@/lib/api/types";
import { keepSequence } from "@/lib/models/sequence";
import { anItem } from "@/testing/builders";
import { useSession } from "@/lib/session/session";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { aDiff, aHubModel, aMemory, aRefresh } from "@/testing/truth-builders";
import Model from "./model";

// Parts of the page are loaded when they are opened, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 20_000 });

const user = {
  id: 1,
  username: "ada",
  email: "ada@example.org",
  is_admin: false,
  created_at: "2026-01-01T00:00:00Z",
};
let record: Record;
let patches: ModelPatch[];
let role: Role;

const aLicense: LicenseVerdict = {
  license: "mit",
  class: "permissive",
  commercial: "yes",
  reason: "It is permissive.",
  name: null,
  link: null,
  bases: [],
};

const stale = () =>
  HttpResponse.json({ code: "stale_revision", title: "It was changed", status: 412 }, { status: 412 });
const missing = () =>
  HttpResponse.json(
    { code: "model_not_found", title: "There is no such model", status: 404 },
    { status: 404 },
  );

beforeEach(() => {
  localStorage.setItem("trackml.signed-in", "yes");
  patches = [];
  role = "owner";
  const id = Math.floor(Math.random() * 1e9);
  record = aHubModel({ id, name: "Aurora", notes: "first", workspace_id: 1, revision: 1 });
  server.use(
    http.post("*/auth/refresh", () => HttpResponse.json({ access_token: "t", user })),
    http.get("*/workspaces", () =>
      HttpResponse.json({
        items: [{ id: 1, name: "ada", is_personal: true, role, members: 1, models: 1 }],
        total: 1,
      }),
    ),
    http.get("*/meta", () =>
      HttpResponse.json({ limits: { name_chars: 200, purpose_chars: 200 }, licenses: {} }),
    ),
    http.get(`*/models/${id}/tag-suggestions`, () => HttpResponse.json({ items: [], total: 0 })),
    http.get("*/tags", () => HttpResponse.json({ items: [], total: 0 })),
    http.get(`*/models/${id}`, () => HttpResponse.json(record)),
    http.get(`*/models/${id}/memory`, () => HttpResponse.json(aMemory())),
    http.get(`*/models/${id}/license`, () => HttpResponse.json(aLicense)),
    http.get(`*/models/${id}/family`, () => HttpResponse.json({ nodes: [], links: [], truncated: false })),
    http.get(`*/models/${id}/journal`, () => HttpResponse.json({ items: [], next_before: null })),
    http.get(`*/models/${id}/history`, () =>
      HttpResponse.json({
        items: [{ id: 1, at: record.created_at, user_id: 1, kind: "created" }],
        next_before: null,
      }),
    ),
    http.patch(`*/models/${id}`, async ({ request }) => {
      const patch = (await request.json()) as ModelPatch;
      if (request.headers.get("If-Match") !== `"${record.revision}"`) return stale();
      patches.push(patch);
      record = { ...record, ...(patch as Partial<Record>), revision: record.revision + 1 };
      return HttpResponse.json(record);
    }),
  );
});

function show() {
  return renderAt(
    `/models/${record.id}`,
    <Routes>
      <Route path="/models/:id" element={<WhenSignedIn />} />
      <Route path="*" element={<p>The list</p>} />
    </Routes>,
  );
}

/** As the app does it: pages are shown once it is known who is there. */
function WhenSignedIn() {
  const { state } = useSession();
  return state.kind === "in" ? <Model /> : null;
}

const notesField = () => screen.findByRole("textbox", { name: "Notes on Aurora" });
async function openNotes() {
  await userEvent.click(await screen.findByRole("button", { name: "Edit notes" }));
  return notesField();
}

describe("the page of a record", () => {
  it("shows what it is called", async () => {
    show();
    expect(await screen.findByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("leads to the next record of the list with j, and back to it with Escape", async () => {
    keepSequence({ ids: [record.id, 5], from: "/?q=a" });
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
    keepSequence({ ids: [record.id], from: "/?q=a" });
    show();
    await screen.findByRole("heading", { level: 1 });
    await userEvent.keyboard("{Escape}");
    expect(screen.getByTestId("address")).toHaveTextContent("/?q=a");
  });

  it("makes it a favorite with f", async () => {
    show();
    await screen.findByRole("button", { name: /Make it a favorite/ });
    await userEvent.keyboard("f");
    await waitFor(() => expect(patches).toEqual([{ favorite: true }]));
  });

  it("renames it in place", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Rename" }));
    await userEvent.keyboard("Borealis{Enter}");
    await waitFor(() => expect(patches).toEqual([{ name: "Borealis" }]));
  });

  it("keeps every tag that is typed one after the other", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Add tags" }));
    await userEvent.keyboard("alpha,beta{Enter}");
    await waitFor(() => expect(record.tags).toEqual(["alpha", "beta"]));
  });

  it("offers no change to those who only read", async () => {
    role = "viewer";
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
    const trashed = anItem({ id: record.id, name: "Aurora", deleted_at: "2026-01-05T00:00:00Z" });
    server.use(
      http.get(`*/models/${record.id}`, missing, { once: true }),
      http.get("*/models", () => HttpResponse.json({ items: [trashed], total: 1 })),
      http.post(`*/models/${record.id}/restore`, () => HttpResponse.json(record)),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Restore it" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("says so where a record is not there", async () => {
    server.use(
      http.get(`*/models/${record.id}`, missing),
      http.get("*/models", () => HttpResponse.json({ items: [], total: 0 })),
    );
    show();
    expect(await screen.findByText("This model is not here")).toBeVisible();
  });
});

describe("its notes", () => {
  it("save themselves when the field is left", async () => {
    show();
    await userEvent.type(await openNotes(), " second");
    await userEvent.tab();
    await waitFor(() => expect(patches).toEqual([{ notes: "first second" }]));
    expect(await screen.findByText("Saved just now")).toBeInTheDocument();
  });

  it("are saved together with another change that is on its way", async () => {
    show();
    await userEvent.type(await openNotes(), "!");
    await userEvent.click(screen.getByRole("button", { name: /Make it a favorite/ }));
    await waitFor(() => expect(patches).toHaveLength(2));
    expect(record).toMatchObject({ notes: "first!", favorite: true });
  });

  it("come back after the page was closed before they were saved", async () => {
    const draft = {
      text: "first and more",
      base: { revision: 1, notes: "first" },
      aside: [],
      at: Date.now(),
    };
    localStorage.setItem(`trackml.notes.1.${record.id}.closed`, JSON.stringify(draft));
    show();
    expect(await notesField()).toHaveValue("first and more");
    expect(screen.getByText(/had not been saved when the page was left/)).toBeVisible();
    await waitFor(() => expect(patches).toEqual([{ notes: "first and more" }]), { timeout: 3000 });
  });

  it("stand side by side where both were changed, and are joined in the editor", async () => {
    show();
    const field = await openNotes();
    record = { ...record, notes: "first\ntheirs", revision: 7 };
    await userEvent.type(field, "{Home}mine, ");
    await userEvent.tab();
    const theirs = await screen.findByRole("region", { name: "Their version" });
    expect(within(theirs).getByText("theirs")).toBeVisible();
    expect(patches).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Join both" }));
    await waitFor(() => expect(record.notes).toContain("theirs"));
    expect(record.notes).toContain("mine, first");
  });

  it("say why they are not saved, and keep what was typed", async () => {
    server.use(
      http.patch(`*/models/${record.id}`, () =>
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
    await waitFor(() => expect(patches).toEqual([{ version: "v2" }]));
  });

  it("shows what the server refuses at its field", async () => {
    server.use(
      http.patch(`*/models/${record.id}`, () =>
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
    record = { ...record, developer: "theirs", revision: 4 };
    await userEvent.type(form.getByLabelText("Version"), "v2");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(record).toMatchObject({ version: "v2", developer: "theirs" }));
  });

  it("asks before it replaces what somebody else wrote into the same field", async () => {
    const form = within(await openForm());
    record = { ...record, version: "theirs", revision: 4 };
    await userEvent.type(form.getByLabelText("Version"), "mine");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    expect(await form.findByText(/Version is now “theirs” there/)).toBeVisible();
    expect(record.version).toBe("theirs");
    await userEvent.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(record.version).toBe("mine"));
  });
});

describe("its fields", () => {
  const unlocked = () => screen.findByRole("button", { name: "Lock Developer" });

  it("say where their values came from", async () => {
    record = aHubModel({
      ...record,
      developer: "lumen",
      provenance: { developer: { source: "hub", at: "2026-01-02T12:00:00Z" } },
    });
    show();
    expect(await screen.findByRole("button", { name: "From the Hub, Jan 2, 2026" })).toBeVisible();
  });

  it("are locked at once, and unlocked again where the server refuses", async () => {
    let answer: () => void = () => undefined;
    server.use(
      http.put(`*/models/${record.id}/locks/developer`, async () => {
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
      http.put(`*/models/${record.id}/locks/developer`, () =>
        HttpResponse.json({ ...record, locked_fields: ["developer"] }),
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
    role = "viewer";
    record = { ...record, locked_fields: ["license"] };
    show();
    expect(await screen.findByRole("img", { name: "Locked" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /ock / })).toBeNull();
  });
});

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
      http.post(`*/models/${record.id}/refresh`, async ({ request }) => {
        const body = (await request.json()) as { preview?: boolean };
        sent.push(body);
        return body.preview === true
          ? HttpResponse.json(aRefresh({ model: record, fields }))
          : HttpResponse.json(
              aRefresh({ model: { ...record, license: "new" }, event_id: 9, preview: false }),
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
      http.post(`*/models/${record.id}/history/9/revert`, () => {
        reverted += 1;
        return HttpResponse.json({ model: record, put_back: ["license"], kept: [] });
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
    server.use(http.post(`*/models/${record.id}/refresh`, () => HttpResponse.json(aRefresh())));
    const dialog = await open();
    expect(await dialog.findByText(/^Nothing differs/)).toBeVisible();
  });

  it("says why the Hub could not be asked, and asks again", async () => {
    server.use(
      http.post(
        `*/models/${record.id}/refresh`,
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

describe("what changed on the Hub", () => {
  it("is said until somebody marks it as seen", async () => {
    const upstream = record.upstream!;
    record = {
      ...record,
      upstream: { ...upstream, unseen: [{ what: "license", from: "mit", to: "other" }] },
    };
    server.use(
      http.post(`*/models/${record.id}/upstream/seen`, () => {
        record = { ...record, upstream };
        return HttpResponse.json(record);
      }),
    );
    show();
    const banner = await screen.findByRole("region", { name: "Changes on the Hub" });
    expect(banner).toHaveTextContent("The license changed from mit to other.");
    await userEvent.click(await within(banner).findByRole("button", { name: "Mark as seen" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Changes on the Hub" })).toBeNull());
  });

  it("offers to archive what is gone", async () => {
    const upstream = { ...record.upstream!, gone_since: "2026-01-02T03:04:05Z" };
    record = { ...record, upstream };
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Archive it" }));
    await waitFor(() => expect(patches).toEqual([{ status: "archived" }]));
  });
});

describe("what is asked for by itself", () => {
  it("leaves the page as it is where it fails", async () => {
    const fails = () =>
      HttpResponse.json({ code: "internal", title: "It broke", status: 500 }, { status: 500 });
    for (const part of ["memory", "license", "family"]) {
      server.use(http.get(`*/models/${record.id}/${part}`, fails));
    }
    show();
    expect(await screen.findByText("The memory it needs could not be loaded")).toBeVisible();
    expect(await screen.findByText("What the license allows could not be loaded")).toBeVisible();
    expect(screen.getByRole("heading", { level: 1, name: "Aurora" })).toBeVisible();
  });

  it("asks for the memory at another context once the slider rests", async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`*/models/${record.id}/memory`, ({ request }) => {
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
      http.get(`*/models/${record.id}/history`, () =>
        HttpResponse.json({
          items: [
            {
              id: 4,
              at: record.created_at,
              user_id: 1,
              kind: "field_edited",
              field: "version",
              from: "1",
              to: "2",
              source: "user",
              revertible: true,
            },
            { id: 1, at: record.created_at, user_id: 1, kind: "created", revertible: false },
          ],
          next_before: null,
        }),
      ),
    );
  });

  it("takes one event back", async () => {
    server.use(
      http.post(`*/models/${record.id}/history/4/revert`, () => {
        record = { ...record, version: "1" };
        return HttpResponse.json({ model: record, put_back: ["version"], kept: [] });
      }),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "History" }));
    const buttons = await screen.findAllByRole("button", { name: /^Revert/ });
    expect(buttons.map((button) => button.getAttribute("aria-label"))).toEqual([
      "Revert: You changed the version from 1 to 2",
    ]);
    await userEvent.click(buttons[0]!);
    expect(await screen.findByText("Put back: Version")).toBeVisible();
    expect(screen.getByRole("button", { name: "1, change" })).toBeVisible();
  });

  it("says so where all of it was changed since", async () => {
    server.use(
      http.post(`*/models/${record.id}/history/4/revert`, () =>
        HttpResponse.json({ code: "nothing_to_revert", title: "Nothing", status: 409 }, { status: 409 }),
      ),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "History" }));
    await userEvent.click(await screen.findByRole("button", { name: /^Revert/ }));
    expect(await screen.findByText(/^It was changed since/)).toBeVisible();
  });
});
