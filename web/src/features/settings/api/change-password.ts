import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import { sessionsQuery } from "./sessions";

export interface PasswordChange {
  /** The one that the account has. */
  password: string;
  new_password: string;
}

/** Changes the password; the person's other sessions end with it. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: PasswordChange) => post("/auth/password", change),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
