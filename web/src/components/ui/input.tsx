import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";

const box =
  "w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base placeholder:text-faint focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(box, "h-9", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(box, "min-h-24 py-2", className)} {...props} />;
}

/** The browser's own list: it works with every keyboard and reader, and on a phone it is the phone's. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={cn(box, "h-9 pr-8", className)} {...props} />;
}
