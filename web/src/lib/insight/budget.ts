import type { Meta } from "@/lib/api/types";

/** When the person's budget is full again; null as long as something of it is left, or nobody knows. */
export function spentUntil(ai: Meta["ai"] | undefined, now: number = Date.now()): string | null {
  const usage = ai?.usage;
  if (ai === undefined || usage == null || Date.parse(usage.resets_at) <= now) return null;
  const isSpent = usage.calls >= ai.limits.calls || usage.tokens >= ai.limits.tokens;
  return isSpent ? usage.resets_at : null;
}
