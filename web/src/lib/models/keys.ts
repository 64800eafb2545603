/** The keys of everything that is cached of models, so that a change finds all of it. */
export const modelKeys = {
  all: ["models"] as const,
  lists: ["models", "list"] as const,
  list: (workspace: number | null, q: string) => ["models", "list", workspace, q] as const,
  facets: (workspace: number | null, q: string) => ["models", "facets", workspace, q] as const,
  one: (id: number) => ["models", "one", id] as const,
  history: (id: number) => ["models", "one", id, "history"] as const,
  journal: (id: number) => ["models", "one", id, "journal"] as const,
  suggestions: (id: number) => ["models", "one", id, "tag-suggestions"] as const,
  duplicates: (workspace: number | null) => ["models", "duplicates", workspace] as const,
};

export const tagKeys = { all: ["tags"] as const };
export const viewKeys = { all: ["views"] as const };
