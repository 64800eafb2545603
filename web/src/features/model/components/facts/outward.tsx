import type { ReactNode } from "react";

/** A link that leaves the app, in a tab of its own. */
export function Outward({ href, title, children }: { href: string; title?: string; children: ReactNode }) {
  return (
    <a
      href={href}
      title={title}
      target="_blank"
      rel="noopener noreferrer"
      className="rounded-sm underline decoration-line-strong underline-offset-2 hover:text-accent hover:decoration-current"
    >
      {children}
      <span className="sr-only"> (opens a new tab)</span>
    </a>
  );
}
