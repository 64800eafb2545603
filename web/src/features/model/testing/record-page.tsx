import { configure } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { Route, Routes } from "react-router";
import { beforeEach, vi } from "vitest";
import type { LicenseVerdict, Meta, Model as Record, ModelInsights, ModelPatch, Role } from "@/lib/api/types";
import { anInsight } from "@/lib/insight/testing/answer-stream";
import { useSession } from "@/lib/session/session";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { aHubModel, aMemory } from "@/testing/truth-builders";
import Model from "../routes/model";

/** The record that the server holds, what it was sent, and what the person is there; made anew for each test. */
export const page: {
  record: Record;
  patches: ModelPatch[];
  role: Role;
  ai: Meta["ai"];
  insights: ModelInsights;
} = {
  record: aHubModel(),
  patches: [],
  role: "owner",
  ai: noModel(),
  insights: byRules(),
};

const user = {
  id: 1,
  username: "ada",
  email: "ada@example.org",
  is_admin: false,
  created_at: "2026-01-01T00:00:00Z",
};

/** A server without a language model. */
function noModel(): Meta["ai"] {
  const limits = { calls: 200, tokens: 500_000 };
  return { model: null, embedding_model: null, limits, resting_seconds: null, usage: null };
}

/** What is said of a record where nobody was asked. */
function byRules(): ModelInsights {
  const usage = { prompt: 0, answer: 0, thoughts: 0 };
  const insight = anInsight({ source: "rules", model: null, usage, took_ms: 0 });
  return { analysis: { ...insight, stale: false, changes: [] }, threads: [] };
}

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

/** A server with one record, before each test of a file. */
export function serveRecord() {
  // Parts of the page are loaded when they are opened, which takes its time on a busy machine.
  configure({ asyncUtilTimeout: 8000 });
  vi.setConfig({ testTimeout: 20_000 });
  beforeEach(() => {
    localStorage.setItem("trackml.signed-in", "yes");
    page.patches = [];
    page.role = "owner";
    page.ai = noModel();
    page.insights = byRules();
    const id = Math.floor(Math.random() * 1e9);
    page.record = aHubModel({ id, name: "Aurora", notes: "first", workspace_id: 1, revision: 1 });
    server.use(
      http.post("*/auth/refresh", () => HttpResponse.json({ access_token: "t", user })),
      http.get("*/workspaces", () =>
        HttpResponse.json({
          items: [{ id: 1, name: "ada", is_personal: true, role: page.role, members: 1, models: 1 }],
          total: 1,
        }),
      ),
      http.get("*/meta", () =>
        HttpResponse.json({ limits: { name_chars: 200, purpose_chars: 200 }, licenses: {}, ai: page.ai }),
      ),
      http.get(`*/models/${id}/tag-suggestions`, () => HttpResponse.json({ items: [], total: 0 })),
      http.get("*/tags", () => HttpResponse.json({ items: [], total: 0 })),
      http.get(`*/models/${id}`, () => HttpResponse.json(page.record)),
      http.get(`*/models/${id}/insights`, () => HttpResponse.json(page.insights)),
      http.get(`*/models/${id}/memory`, () => HttpResponse.json(aMemory())),
      http.get(`*/models/${id}/license`, () => HttpResponse.json(aLicense)),
      http.get(`*/models/${id}/similar`, () => HttpResponse.json({ items: [], reason: null })),
      http.get(`*/models/${id}/family`, () => HttpResponse.json({ nodes: [], links: [], truncated: false })),
      http.get(`*/models/${id}/journal`, () => HttpResponse.json({ items: [], next_before: null })),
      http.get(`*/models/${id}/history`, () =>
        HttpResponse.json({
          items: [{ id: 1, at: page.record.created_at, user_id: 1, kind: "created" }],
          next_before: null,
        }),
      ),
      http.patch(`*/models/${id}`, async ({ request }) => {
        const patch = (await request.json()) as ModelPatch;
        if (request.headers.get("If-Match") !== `"${page.record.revision}"`) return stale();
        page.patches.push(patch);
        page.record = { ...page.record, ...(patch as Partial<Record>), revision: page.record.revision + 1 };
        return HttpResponse.json(page.record);
      }),
    );
  });
}

/** The page of the record, where the list stands behind it. */
export function show() {
  return renderAt(
    `/models/${page.record.id}`,
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
