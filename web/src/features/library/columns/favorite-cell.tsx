import { Heart } from "lucide-react";
import { cn } from "@/lib/class-names";
import type { CellProps } from "./columns";

export function FavoriteCell({ model, onEdit }: CellProps) {
  const { favorite } = model;
  return (
    <button
      type="button"
      disabled={onEdit === undefined}
      aria-pressed={favorite}
      aria-label={`Favorite: ${model.name}`}
      title={favorite ? "Remove from the favorites" : "Add to the favorites"}
      onClick={() => onEdit?.(model, { favorite: !favorite })}
      className="flex size-7 items-center justify-center rounded-md hover:bg-hover"
    >
      <Heart
        aria-hidden
        className={cn("size-4", favorite ? "fill-accent text-accent" : "text-line-strong")}
      />
    </button>
  );
}
