import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post, remove } from "@/lib/api/client";
import type { ApiToken, IssuedApiToken, List, Scope } from "@/lib/api/types";

const tokensQuery = queryOptions({
  queryKey: ["account", "tokens"],
  queryFn: ({ signal }) => get<List<ApiToken>>("/auth/tokens", { signal }),
});

export const useTokens = () => useQuery(tokensQuery);

export interface NewToken {
  name: string;
  scope: Scope;
  expires_in_days: number;
}

export function useIssueToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: NewToken) => post<IssuedApiToken>("/auth/tokens", token),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["account"] }),
  });
}

export function useRevokeToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => remove(`/auth/tokens/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["account"] }),
  });
}
