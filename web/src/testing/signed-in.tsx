import { http, HttpResponse } from "msw";
import type { ReactNode } from "react";
import type { Role, User } from "@/lib/api/types";
import { rememberDevice } from "@/lib/session/known-device";
import { useSession } from "@/lib/session/session";
import { renderAt } from "./render";
import { server } from "./server";

export function aUser(given: Partial<User> = {}): User {
  return {
    id: 1,
    username: "ada",
    email: "ada@example.org",
    is_admin: false,
    created_at: "2026-01-02T03:04:05Z",
    ...given,
  };
}

/** Lets the next page that is shown find a session. */
function rememberSession(user: User): void {
  rememberDevice();
  server.use(
    http.post("*/api/v1/auth/refresh", () =>
      HttpResponse.json({ access_token: "token", token_type: "Bearer", expires_in: 900, user }),
    ),
  );
}

/** Makes the tests of a file those of a signed-in user with a role in their workspace. */
export function signIn(role: Role = "owner"): void {
  rememberSession(aUser());
  server.use(
    http.get("*/api/v1/workspaces", () =>
      HttpResponse.json({ items: [{ id: 1, name: "ada", is_personal: true, role, models: 0 }], total: 1 }),
    ),
  );
}

/** Shows its children once the session is there, as the app does. */
export function SignedIn({ children }: { children: ReactNode }) {
  return useSession().state.kind === "in" && children;
}

/** Shows a component to somebody who is signed in. It is there once the session is: find it, don't get it. */
export function renderSignedIn(address: string, content: ReactNode, user: User = aUser()) {
  rememberSession(user);
  return renderAt(address, <SignedIn>{content}</SignedIn>);
}
