import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { post } from "@/lib/api/client";
import { connectAccess, refreshAccess, setAccess } from "@/lib/api/access";
import { Problem } from "@/lib/api/problem";
import type { SignedIn, User } from "@/lib/api/types";
import { forgetDevice, isDeviceKnown, rememberDevice } from "./known-device";

/** Who is signed in: not known yet, nobody, or somebody. */
export type SessionState =
  { kind: "restoring" } | { kind: "out"; expired: boolean } | { kind: "in"; user: User };

interface SessionContext {
  state: SessionState;
  /** Takes what a sign-in or a registration answered. */
  begin: (session: SignedIn) => void;
  /** Ends the session here and on the server. */
  signOut: () => Promise<void>;
  /** Forgets the session here; the server has ended it already. */
  forget: () => void;
  /** Takes a changed profile. */
  update: (user: User) => void;
}

const Context = createContext<SessionContext | null>(null);

async function renew(): Promise<SignedIn | null> {
  try {
    return await post<SignedIn>("/auth/refresh");
  } catch (error) {
    // Without a connection nobody has said that the session is over.
    if (error instanceof Problem && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}

/** Restores the session from the refresh cookie, and holds who is signed in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>(() =>
    isDeviceKnown() ? { kind: "restoring" } : { kind: "out", expired: false },
  );

  const queryClient = useQueryClient();
  const lastUser = useRef<number | null>(null);

  useEffect(() => {
    connectAccess(renew, (session) => {
      // Somebody else may have signed in in another tab: nothing of the one before is shown to them.
      if (session !== null && lastUser.current !== null && lastUser.current !== session.user.id)
        queryClient.clear();
      lastUser.current = session?.user.id ?? lastUser.current;
      if (session === null) {
        forgetDevice();
        // A request that was on its way hears of the end too: what was said of it stays.
        setState((before) =>
          before.kind === "out" ? before : { kind: "out", expired: before.kind === "in" },
        );
      } else {
        rememberDevice();
        setState({ kind: "in", user: session.user });
      }
    });
    if (!isDeviceKnown()) return;
    return restore();
  }, [queryClient]);

  const value = useMemo<SessionContext>(
    () => ({
      state,
      begin: setAccess,
      signOut: async () => {
        await post("/auth/logout");
        setAccess(null);
        setState({ kind: "out", expired: false });
      },
      forget: () => {
        setAccess(null);
        setState({ kind: "out", expired: false });
      },
      update: (user) => setState({ kind: "in", user }),
    }),
    [state],
  );
  return <Context value={value}>{children}</Context>;
}

/** Tries until the server says yes or no: a server that restarts must not sign anybody out. */
function restore(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const attempt = (wait: number) => {
    refreshAccess().catch(() => {
      if (!isOver) timer = setTimeout(attempt, wait, Math.min(wait * 2, 10_000));
    });
  };
  attempt(500);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

export function useSession(): SessionContext {
  const context = use(Context);
  if (context === null) throw new Error("useSession needs a SessionProvider above it");
  return context;
}

/** The signed-in user; for pages that only a signed-in user sees. */
export function useUser(): User {
  const { state } = useSession();
  if (state.kind !== "in") throw new Error("this page needs a signed-in user");
  return state.user;
}
