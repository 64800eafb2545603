import { useMutation } from "@tanstack/react-query";
import { patch } from "@/lib/api/client";
import type { User } from "@/lib/api/types";
import { useSession } from "@/lib/session/session";

export interface ProfileChange {
  username?: string;
  email?: string;
  /** The present one, which another address needs. */
  password?: string;
}

/** Changes the name or the address, and tells the session. */
export function useChangeProfile() {
  const { update } = useSession();
  return useMutation({
    mutationFn: (change: ProfileChange) => patch<User>("/auth/me", change),
    onSuccess: update,
  });
}
