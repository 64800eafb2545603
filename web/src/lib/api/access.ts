import type { SignedIn } from "./types";

/**
 * The access token, in memory alone: a script that reads storage finds none. The refresh cookie, which no script
 * can read, brings a new one after a reload.
 */
let token: string | null = null;
/** Whose token it is. */
let owner: number | null = null;
let refreshing: Promise<boolean> | null = null;
let renew: () => Promise<SignedIn | null> = () => Promise.resolve(null);
let onChange: (session: SignedIn | null) => void = () => undefined;

export function accessToken(): string | null {
  return token;
}

/** Keeps what a sign-in or refresh answered, or forgets it, and tells the session. */
export function setAccess(session: SignedIn | null): void {
  token = session?.access_token ?? null;
  owner = session?.user.id ?? null;
  onChange(session);
}

/** Says how a token is renewed and who hears of it; called once by the session. */
export function connectAccess(how: typeof renew, listener: typeof onChange): void {
  renew = how;
  onChange = listener;
}

/**
 * Gets a new access token. Requests that fail together wait for one refresh: a second one with the same cookie
 * would look like a stolen cookie and end the session.
 *
 * @returns whether there is a token now that a request may be made again with: tabs share the cookie, and where
 * somebody else signed in meanwhile, what the one before asked for is not done in their name
 */
export function refreshAccess(): Promise<boolean> {
  refreshing ??= exclusively(renew)
    .then((session) => {
      const before = owner;
      setAccess(session);
      return session !== null && (before === null || before === session.user.id);
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** Tabs share the cookie, so they take turns too. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Where the page is not served over TLS or from loopback there is no lock.
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks === undefined ? work() : (locks.request("trackml.refresh", work) as Promise<T>);
}
