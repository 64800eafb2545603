import { http, HttpResponse } from "msw";
import type { ReactNode } from "react";
import type { User } from "@/lib/api/types";
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

function WhenIn({ children }: { children: ReactNode }) {
  return useSession().state.kind === "in" && children;
}

/** Shows a component to somebody who is signed in. It is there once the session is: find it, don't get it. */
export function renderSignedIn(address: string, content: ReactNode, user: User = aUser()) {
  rememberDevice();
  server.use(
    http.post("*/api/v1/auth/refresh", () =>
      HttpResponse.json({ access_token: "token", token_type: "Bearer", expires_in: 900, user }),
    ),
  );
  return renderAt(address, <WhenIn>{content}</WhenIn>);
}
