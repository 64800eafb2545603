import { Star } from "lucide-react";
import type { CellProps } from "./columns";

/** The stars that were given; they are set on the page of the model, where there is room to think. */
export function RatingCell({ model }: CellProps) {
  if (model.rating == null) return <span className="text-faint">–</span>;
  return (
    <span role="img" aria-label={`${model.rating} of 5`} className="flex">
      {Array.from({ length: model.rating }, (_, index) => (
        <Star key={index} aria-hidden className="size-3.5 fill-muted text-muted" />
      ))}
    </span>
  );
}
