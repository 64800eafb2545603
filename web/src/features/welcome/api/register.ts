import { useMutation } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { SignedIn } from "@/lib/api/types";

export interface Registration {
  username: string;
  email: string;
  password: string;
  /** The code of an invitation; empty where there is none. */
  invitation: string;
}

/** Makes an account. The caller begins the session, after the address is in order. */
export function useRegister() {
  return useMutation({
    mutationFn: ({ invitation, ...account }: Registration) =>
      post<SignedIn>("/auth/register", { ...account, ...(invitation !== "" && { invitation }) }),
  });
}
