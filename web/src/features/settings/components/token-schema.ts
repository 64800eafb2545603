import * as z from "zod/mini";
import type { Scope } from "@/lib/api/types";

export interface TokenFields {
  name: string;
  scope: Scope;
  /** As the list gives it. */
  days: string;
}

export const tokenSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "Give it a name."), z.maxLength(100, "Use 100 characters or fewer.")),
  scope: z.enum(["read", "write"]),
  days: z.string(),
});

/** The lives to choose from, in days, up to the longest that the server gives. */
export function livesWithin(longest: number): number[] {
  const lives = [7, 30, 90, 180].filter((days) => days < longest);
  return [...lives, longest];
}
