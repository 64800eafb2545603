import { QueryClient } from "@tanstack/react-query";
import { delay, http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { aModel } from "@/testing/builders";
import { server } from "@/testing/server";
import { leaveNotes, openNotes } from "./open-notes";

it("saves what was typed while the save before it was on its way, though the page was left", async () => {
  const model = aModel({ id: 501, revision: 1, notes: "" });
  const saved: string[] = [];
  server.use(
    http.patch("*/api/v1/models/501", async ({ request }) => {
      const { notes } = (await request.json()) as { notes: string };
      await delay(50);
      saved.push(notes);
      return HttpResponse.json({ ...model, notes, revision: 1 + saved.length });
    }),
  );
  const keeper = await openNotes(new QueryClient(), 1, model);
  keeper.do({ kind: "typed", text: "one" });
  keeper.flush();
  keeper.do({ kind: "typed", text: "one and two" });
  leaveNotes(1, model);
  await vi.waitFor(() => expect(saved).toEqual(["one", "one and two"]), { timeout: 5_000 });
});
