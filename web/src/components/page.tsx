import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { useTitle } from "@/lib/use-title";

interface PageProps {
  title: string;
  /** A sentence below the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  width?: "normal" | "wide";
}

/** A page of text and forms: its title, and its content in a column that can be read. */
export function Page({ title, lead, actions, children, width = "normal" }: PageProps) {
  useTitle(title);
  return (
    <div
      className={cn("mx-auto w-full px-4 pt-6 pb-16 sm:px-6", width === "wide" ? "max-w-6xl" : "max-w-3xl")}
    >
      <header className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl font-semibold">{title}</h1>
          {lead !== undefined && <p className="mt-0.5 text-muted">{lead}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a hairline. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t py-6 first:border-t-0 first:pt-0">
      <h2 className="text-base font-semibold">{title}</h2>
      {lead !== undefined && <p className="mt-0.5 mb-3 text-sm text-muted">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
