import { useMutation } from "@tanstack/react-query";
import { post, remove } from "@/lib/api/client";

/** Puts the account to rest until the next sign-in. The caller then forgets the session. */
export function useDeactivate() {
  return useMutation({ mutationFn: (password: string) => post("/auth/me/deactivate", { password }) });
}

/** Deletes the account for good. The caller then forgets the session. */
export function useDeleteAccount() {
  return useMutation({ mutationFn: (password: string) => remove("/auth/me", { data: { password } }) });
}
