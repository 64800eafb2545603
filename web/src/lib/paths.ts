/** Every address of the app. `w` is the workspace; left out it is the user's own. */
interface InWorkspace {
  w?: number | null;
}

export interface LibraryAddress extends InWorkspace {
  /** A query of the search language. */
  q?: string;
  view?: "table" | "cards";
  /** Searched by what records are about, and not by words alone. */
  meaning?: boolean;
}

type Values = Record<string, string | number | null | undefined>;

function address(path: string, values: Values = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") params.set(name, String(value));
  }
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}

export const SETTINGS = [
  "profile",
  "password",
  "sessions",
  "tokens",
  "hardware",
  "ai",
  "appearance",
] as const;
export type SettingsSection = (typeof SETTINGS)[number];

export const paths = {
  library: ({ q, view, meaning, w }: LibraryAddress = {}) =>
    address("/", { q, view: view === "table" ? null : view, meaning: meaning === true ? 1 : null, w }),
  /** `q` is a question; it is written into the box, and asked when somebody says so. */
  ask: ({ q, w }: InWorkspace & { q?: string } = {}) => address("/ask", { q, w }),
  dashboard: ({ w }: InWorkspace = {}) => address("/dashboard", { w }),
  model: (id: number) => `/models/${id}`,
  add: ({ w, source }: InWorkspace & { source?: string } = {}) => address("/add", { source, w }),
  compare: (ids: readonly number[]) => address("/compare", { ids: ids.join(",") }),
  duplicates: ({ w }: InWorkspace = {}) => address("/duplicates", { w }),
  tags: ({ w }: InWorkspace = {}) => address("/tags", { w }),
  trash: ({ w }: InWorkspace = {}) => address("/trash", { w }),
  settings: (section: SettingsSection = "profile") => `/settings/${section}`,
  /** `code` is that of an invitation. */
  workspaces: (code?: string) => address("/workspaces", { code }),
  workspace: (id: number) => `/workspaces/${id}`,
  signIn: (next?: string) => address("/welcome", { next: next === "/" ? null : next }),
  register: (next?: string) => address("/welcome/register", { next: next === "/" ? null : next }),
  docs: () => "/docs/",
} as const;
