import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

interface TagChipProps {
  name: string;
  color?: string | null | undefined;
  onRemove?: () => void;
  children?: ReactNode;
  className?: string;
}

/** A tag: its name, and a dot where its owner gave it a colour. */
export function TagChip({ name, color, onRemove, children, className }: TagChipProps) {
  return (
    <span
      className={cn(
        "inline-flex h-6 max-w-full items-center gap-1 rounded-full border border-line-strong px-2 text-xs",
        className,
      )}
    >
      {color != null && <TagDot color={color} />}
      <span className="truncate">{children ?? name}</span>
      {onRemove !== undefined && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove the tag ${name}`}
          className="-mr-2 flex size-6 shrink-0 items-center justify-center rounded-full text-muted hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}

export function TagDot({ color }: { color: string }) {
  return <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: color }} />;
}
