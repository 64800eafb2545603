import { cn } from "@/lib/class-names";

/** Holds the place of what is being fetched, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-4 animate-breathe rounded-sm bg-line", className)} />;
}

/** Says aloud that something is on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <span role="status" className="sr-only">
      Loading {what}
    </span>
  );
}
