import type { SignedIn, User } from "@/lib/api/types";

export const PASSWORD = "correct-horse-battery-9";

/** A cookie as Playwright sets it. */
export interface Cookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: "Strict" | "Lax" | "None";
}

/** A session of an account: what a browser and a program need to use it. */
export class Session {
  constructor(
    readonly server: string,
    readonly user: User,
    private readonly token: string,
    readonly cookie: Cookie,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>("GET", path);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.send<T>("POST", path, body);
  }

  patch<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
    return this.send<T>("PATCH", path, body, headers);
  }

  delete(path: string): Promise<undefined> {
    return this.send<undefined>("DELETE", path);
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    more?: Record<string, string>,
  ): Promise<T> {
    const headers = { ...more, authorization: `Bearer ${this.token}` };
    return (await ask(this.server, method, path, body, headers)).body as T;
  }

  /** What a browser holds in which this session goes on. */
  get storageState() {
    const localStorage = [{ name: "trackml.signed-in", value: "yes" }];
    return { cookies: [this.cookie], origins: [{ origin: this.server, localStorage }] };
  }
}

let accounts = 0;

/** A name that no other test of this run has. */
export function newName(): string {
  accounts += 1;
  return `ada-${process.pid}-${accounts}`;
}

/** Makes an account, as fast as the API does. */
export function register(server: string, username = newName()): Promise<Session> {
  return enter(server, "/auth/register", { username, email: `${username}@example.org`, password: PASSWORD });
}

/** A further session of an account. */
export function signIn(server: string, login: string, password = PASSWORD): Promise<Session> {
  return enter(server, "/auth/login", { email: login, password });
}

async function enter(server: string, path: string, body: unknown): Promise<Session> {
  accounts += 1;
  // Of the machine itself, so that the cookie is one for a page without TLS.
  const from = `127.${(process.pid >> 8) & 255}.${process.pid & 255}.${accounts & 255}`;
  const answer = await ask(server, "POST", path, body, { "x-forwarded-for": from });
  const cookie = answer.cookies.map((text) => cookieOf(server, text)).find(({ value }) => value !== "");
  if (cookie === undefined) throw new Error(`${path} set no cookie`);
  const { user, access_token } = answer.body as SignedIn;
  return new Session(server, user, access_token, cookie);
}

async function ask(
  server: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ body: unknown; cookies: string[] }> {
  const response = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return {
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    cookies: response.headers.getSetCookie(),
  };
}

function cookieOf(server: string, text: string): Cookie {
  const [pair = "", ...attributes] = text.split(/;\s*/);
  const at = pair.indexOf("=");
  const value = (name: string) =>
    attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const has = (name: string) => attributes.some((one) => one.toLowerCase() === name);
  const seconds = Number(value("max-age") ?? 0);
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    domain: new URL(server).hostname,
    path: value("path") ?? "/",
    expires: Math.floor(Date.now() / 1000) + seconds,
    httpOnly: has("httponly"),
    secure: has("secure"),
    sameSite: "Strict",
  };
}
