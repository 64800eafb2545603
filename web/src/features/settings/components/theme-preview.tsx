import { StatusIcon } from "@/components/status-icon";
import type { Status } from "@/lib/api/types";
import type { ThemeChoice } from "@/lib/theme";

const LINES: { status: Status; name: string; developer: string }[] = [
  { status: "using", name: "w-12", developer: "w-6" },
  { status: "tried", name: "w-9", developer: "w-8" },
  { status: "studying", name: "w-14", developer: "w-5" },
  { status: "wishlist", name: "w-8", developer: "w-7" },
];

/** A library in little, in the colours of a theme; for the system's both, half each. */
export function ThemePreview({ choice }: { choice: ThemeChoice }) {
  if (choice !== "system") return <Library theme={choice} />;
  return (
    <span aria-hidden className="relative block">
      <Library theme="light" />
      <span className="absolute inset-0 [clip-path:polygon(100%_0,100%_100%,0_100%)]">
        <Library theme="dark" />
      </span>
    </span>
  );
}

function Library({ theme }: { theme: "light" | "dark" }) {
  return (
    <span aria-hidden data-theme={theme} className="block h-full bg-canvas text-ink">
      <span className="flex h-5 items-center gap-1.5 border-b px-2">
        <span className="size-2 rounded-sm bg-accent" />
        <span className="h-1 w-7 rounded-full bg-line-strong" />
        <span className="ml-auto h-2.5 w-5 rounded-sm bg-accent" />
      </span>
      {LINES.map(({ status, name, developer }) => (
        <span key={status} className="flex h-5 items-center gap-1.5 border-b px-2 last:border-b-0">
          <StatusIcon status={status} className="scale-75" />
          <span className={`h-1 rounded-full bg-ink ${name}`} />
          <span className={`h-1 rounded-full bg-line-strong ${developer}`} />
        </span>
      ))}
    </span>
  );
}
