import { cn } from "@/lib/class-names";

/** The first letter of a name, in a quiet square: nobody's picture is fetched from anywhere. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const letter = Array.from(name.trim())[0]?.toUpperCase() ?? "?";
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-md bg-accent-soft text-xs font-semibold text-accent",
        className,
      )}
    >
      {letter}
    </span>
  );
}
