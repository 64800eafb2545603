import type { Status } from "@/lib/api/types";
import { cn } from "@/lib/class-names";

/**
 * How far one got with a model, as a disc that fills: told by shape, so that colour is never the only sign.
 * It stands beside the word.
 */
export function StatusIcon({ status, className }: { status: Status; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={cn("size-4 shrink-0", status === "using" ? "text-accent" : "text-muted", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
    >
      {SHAPES[status]}
    </svg>
  );
}

const SHAPES: Record<Status, React.ReactNode> = {
  wishlist: <circle cx="8" cy="8" r="6" strokeDasharray="2.2 2" />,
  studying: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 5a3 3 0 0 1 0 6z" fill="currentColor" stroke="none" />
    </>
  ),
  tried: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.6 8.2 1.7 1.7 3.2-3.6" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  using: (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentColor" stroke="none" />
      <path
        d="m5.4 8.2 1.8 1.8 3.4-3.8"
        stroke="var(--surface)"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  archived: (
    <>
      <rect x="2.5" y="3" width="11" height="3" rx="1" />
      <path d="M3.5 6v6a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V6M6.5 8.75h3" strokeLinecap="round" />
    </>
  ),
};
