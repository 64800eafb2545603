import { Box, Pencil, Sigma, Sparkles, type LucideIcon } from "lucide-react";
import type { Model, Source } from "@/lib/api/types";
import { age, fullTime } from "@/lib/format";
import { SOURCE_LABELS } from "@/lib/labels";

const ICONS: Record<Source, LucideIcon> = { user: Pencil, hub: Box, inferred: Sigma, ai: Sparkles };

/** A quiet sign of where a value came from; it says so in words when it is pointed at or focused. */
export function SourceMark({ mark }: { mark: Model["provenance"][string] | undefined }) {
  if (mark === undefined) return null;
  const Icon = ICONS[mark.source];
  const said = SOURCE_LABELS[mark.source];
  return (
    <span className="group/mark relative inline-flex">
      <button
        type="button"
        aria-label={`Where this came from: ${said}, ${age(mark.at)}`}
        className="flex size-6 cursor-help items-center justify-center rounded-sm text-faint hover:text-ink"
      >
        <Icon aria-hidden className="size-3" />
      </button>
      <span
        aria-hidden
        className="pointer-events-none absolute top-full right-0 z-10 hidden w-max max-w-60 rounded-md border bg-raised px-2 py-1 text-xs shadow-raised group-focus-within/mark:block group-hover/mark:block"
      >
        <span className="block first-letter:uppercase">{said}</span>
        <span className="block text-muted">{fullTime(mark.at)}</span>
      </span>
    </span>
  );
}
