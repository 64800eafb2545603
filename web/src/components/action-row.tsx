import type { ReactNode } from "react";

/** A line of a list of `ActionRow`s: something that can be done, what it means, and the button for it. */
export function ActionRow({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-6 border-t py-3 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1">
        <h3>{title}</h3>
        <p className="text-sm text-muted">{text}</p>
      </div>
      {children}
    </li>
  );
}
