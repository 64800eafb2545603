import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

/** A part of the page of a record: its title, what can be done there, its content. */
export function Part({
  title,
  actions,
  children,
  isFirst = false,
  className,
}: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Nothing stands above it that it has to be parted from. */
  isFirst?: boolean;
  className?: string;
}) {
  return (
    <section className={cn("pb-6", !isFirst && "border-t pt-4", className)}>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="mr-auto text-base font-semibold">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
