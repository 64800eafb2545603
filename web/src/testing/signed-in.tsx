import { http, HttpResponse } from "msw";
import type { ReactNode } from "react";
import type { Role } from "@/lib/api/types";
import { rememberDevice } from "@/lib/session/known-device";
import { useSession } from "@/lib/session/session";
import { server } from "./server";

/** Makes the tests of a file those of a signed-in user with a role in their workspace. */
export function signIn(role: Role = "owner"): void {
  rememberDevice();
  server.use(
    http.post("*/api/v1/auth/refresh", () =>
      HttpResponse.json({
        access_token: "token",
        user: { id: 1, username: "ada", email: "ada@example.org" },
      }),
    ),
    http.get("*/api/v1/workspaces", () =>
      HttpResponse.json({ items: [{ id: 1, name: "ada", is_personal: true, role, models: 0 }], total: 1 }),
    ),
  );
}

/** Shows its children once the session is there, as the app does. */
export function SignedIn({ children }: { children: ReactNode }) {
  return useSession().state.kind === "in" ? children : null;
}
