import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** What the server refused, it would refuse again; only what did not come through is tried once more. */
function isWorthAnotherTry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502);
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: isWorthAnotherTry,
        refetchOnWindowFocus: true,
      },
      // Without a connection a change fails and says so, instead of waiting unseen for one.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
