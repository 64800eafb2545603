import { useMutation } from "@tanstack/react-query";
import { patch } from "@/lib/api/client";
import type { User } from "@/lib/api/types";

export interface ProfileChange {
  username?: string;
  email?: string;
  /** The present one, which another address needs. */
  password?: string;
}

/** Changes the name or the address. The caller tells the session, with which the form starts anew. */
export function useChangeProfile() {
  return useMutation({ mutationFn: (change: ProfileChange) => patch<User>("/auth/me", change) });
}
