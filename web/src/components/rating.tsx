import { Star } from "lucide-react";
import { cn } from "@/lib/class-names";

/** One to five stars; pressing the one that is set takes it away. */
export function Rating({
  value,
  onChange,
  of,
}: {
  value: number | null;
  onChange: (value: number | null) => void;
  of: string;
}) {
  return (
    <div role="group" aria-label={`Rating of ${of}`} className="flex">
      {[1, 2, 3, 4, 5].map((star) => (
        <button
          key={star}
          type="button"
          aria-pressed={value === star}
          aria-label={`${star} of 5`}
          title={value === star ? "Remove the rating" : `${star} of 5`}
          onClick={() => onChange(value === star ? null : star)}
          className="flex size-6 items-center justify-center rounded-sm"
        >
          <Star
            aria-hidden
            className={cn(
              "size-4",
              value !== null && star <= value ? "fill-accent text-accent" : "text-control",
            )}
          />
        </button>
      ))}
    </div>
  );
}
