import type { ReactNode } from "react";

/** One line of facts: what it is, and its value. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-1 text-sm">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
