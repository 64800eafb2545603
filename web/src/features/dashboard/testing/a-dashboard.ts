import type { Dashboard } from "@/lib/api/types";

/** A dashboard on which nothing is to be done; a test names only what it is about. */
export function aDashboard(given: Partial<Dashboard> = {}): Dashboard {
  return {
    time_zone: "UTC",
    today: "2026-11-25",
    facets: { total: 1, status: [], type: [], tag: [], developer: [], license_class: [], size: [] },
    favorites: { count: 0, query: "is:favorite" },
    added_this_month: { count: 1, query: "added:2026-11" },
    weeks: [],
    days: [],
    recent: [],
    attention: [],
    ...given,
  };
}
