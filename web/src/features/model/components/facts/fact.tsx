import type { ReactNode } from "react";

interface FactProps {
  label: ReactNode;
  children: ReactNode;
  /** The keys by which statements cite it. */
  keys?: string | undefined;
}

/** One line of facts: what it is, and its value. */
export function Fact({ label, children, keys }: FactProps) {
  return (
    <div data-fact={keys} className="grid min-h-7 grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-1 text-sm">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
