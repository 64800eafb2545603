import { useMutation } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { SignedIn } from "@/lib/api/types";
import { useSession } from "@/lib/session/session";

export interface Credentials {
  /** An email address or a username. */
  login: string;
  password: string;
}

/** Signs in; the router then shows where the person wanted to go. */
export function useSignIn() {
  const { begin } = useSession();
  return useMutation({
    mutationFn: ({ login, password }: Credentials) =>
      post<SignedIn>("/auth/login", { email: login, password }),
    onSuccess: begin,
  });
}
