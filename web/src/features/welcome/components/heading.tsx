import type { ReactNode } from "react";

/** What the form is for, and the way to the other one. */
export function Heading({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-1 text-muted">{children}</p>
    </header>
  );
}
