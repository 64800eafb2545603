import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { server } from "@/testing/server";
import { accessToken, connectAccess, setAccess } from "./access";
import { get, patch } from "./client";
import { Problem } from "./problem";
import type { SignedIn } from "./types";

const session = (token: string, user = 1) =>
  ({ access_token: token, expires_in: 900, token_type: "Bearer", user: { id: user } }) as SignedIn;

/** Answers with what it was given, to those who show the token. */
function guarded(token: string) {
  return http.get("*/api/v1/things", ({ request }) =>
    request.headers.get("authorization") === `Bearer ${token}`
      ? HttpResponse.json({ seen: token })
      : HttpResponse.json({ code: "unauthorized", title: "Not signed in", status: 401 }, { status: 401 }),
  );
}

describe("an access token that ran out", () => {
  const renew = vi.fn<() => Promise<SignedIn | null>>();
  const listener = vi.fn();

  beforeEach(() => {
    renew.mockReset().mockResolvedValue(session("new"));
    listener.mockReset();
    connectAccess(renew, listener);
    setAccess(session("old"));
    server.use(guarded("new"));
  });

  it("is renewed, and the request made again", async () => {
    await expect(get("/things")).resolves.toEqual({ seen: "new" });
    expect(renew).toHaveBeenCalledOnce();
  });

  it("is renewed once for all requests that found it so", async () => {
    await Promise.all([get("/things"), get("/things"), get("/things")]);
    expect(renew).toHaveBeenCalledOnce();
  });

  it("ends the session where the cookie is no longer good", async () => {
    renew.mockResolvedValue(null);
    await expect(get("/things")).rejects.toMatchObject({ status: 401 });
    expect(accessToken()).toBeNull();
    expect(listener).toHaveBeenLastCalledWith(null);
  });

  it("makes no request in the name of somebody who signed in in another tab", async () => {
    renew.mockResolvedValue(session("new", 2));
    await expect(get("/things")).rejects.toMatchObject({ status: 401 });
    expect(listener).toHaveBeenLastCalledWith(session("new", 2));
  });

  it("is not renewed a second time for the same request", async () => {
    renew.mockResolvedValue(session("still wrong"));
    await expect(get("/things")).rejects.toBeInstanceOf(Problem);
    expect(renew).toHaveBeenCalledOnce();
  });
});

describe("a request that fails", () => {
  it("names the fields that the server named", async () => {
    const errors = [{ field: "email", code: "taken", message: "this address has an account" }];
    server.use(
      http.patch("*/api/v1/auth/me", () =>
        HttpResponse.json(
          { code: "validation_failed", title: "Some fields are not valid", status: 422, errors },
          { status: 422 },
        ),
      ),
    );
    const problem = await patch("/auth/me", {}).catch((error: unknown) => error as Problem);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).field("email")?.message).toBe("this address has an account");
    expect((problem as Problem).message).toBe("Email: this address has an account.");
  });

  it("says how long to wait", async () => {
    server.use(
      http.get("*/api/v1/things", () =>
        HttpResponse.json(
          { code: "too_many", title: "Too many", status: 429 },
          { status: 429, headers: { "retry-after": "30" } },
        ),
      ),
    );
    await expect(get("/things")).rejects.toMatchObject({ status: 429, retryAfter: 30 });
  });

  it("is no answer of ours where a proxy answers in HTML", async () => {
    server.use(http.get("*/api/v1/things", () => HttpResponse.html("<h1>Bad gateway</h1>", { status: 502 })));
    await expect(get("/things")).rejects.toMatchObject({ status: 502, code: "unexpected" });
  });

  it("says that nobody answered", async () => {
    server.use(http.get("*/api/v1/things", () => HttpResponse.error()));
    await expect(get("/things")).rejects.toMatchObject({ status: 0, code: "offline" });
  });

  it("stays a cancelled request where it was cancelled", async () => {
    server.use(http.get("*/api/v1/things", () => new Promise<never>(() => undefined)));
    const controller = new AbortController();
    const waiting = get("/things", { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.not.toBeInstanceOf(Problem);
  });
});
