import type { ReactNode } from "react";

export function Library({ whenNew }: { whenNew: ReactNode }) {
  return whenNew;
}
