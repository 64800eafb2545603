import { useMutation } from "@tanstack/react-query";
import { post, remove } from "@/lib/api/client";
import { useSession } from "@/lib/session/session";

/** Puts the account to rest until the next sign-in. */
export function useDeactivate() {
  const { forget } = useSession();
  return useMutation({
    mutationFn: (password: string) => post("/auth/me/deactivate", { password }),
    onSuccess: forget,
  });
}

/** Deletes the account for good. */
export function useDeleteAccount() {
  const { forget } = useSession();
  return useMutation({
    mutationFn: (password: string) => remove("/auth/me", { data: { password } }),
    onSuccess: forget,
  });
}
