import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, remove } from "@/lib/api/client";
import type { List, Session } from "@/lib/api/types";

export const sessionsQuery = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: ({ signal }) => get<List<Session>>("/auth/sessions", { signal }),
});

export const useSessions = () => useQuery(sessionsQuery);

/** Ends one session, or all but this one where none is named. */
export function useEndSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      remove(id === null ? "/auth/sessions" : `/auth/sessions/${encodeURIComponent(id)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["account"] }),
  });
}
