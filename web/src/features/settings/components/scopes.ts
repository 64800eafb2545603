import type { Scope } from "@/lib/api/types";

export const SCOPE_LABELS: Record<Scope, string> = { read: "Reads", write: "Reads and writes" };
