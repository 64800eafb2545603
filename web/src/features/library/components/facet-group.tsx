import { Check } from "lucide-react";
import { useState, type ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { exactCount } from "@/lib/format";

export interface FacetValue {
  query: string;
  label: string;
  count: number;
  isOn: boolean;
  icon?: ReactNode;
}

/** How many values of a group are shown before the rest is asked for. */
const FIRST = 6;

/** A group of values that can be pressed together. */
export function FacetGroup({
  title,
  values,
  onPress,
}: {
  title: string;
  values: FacetValue[];
  onPress: (value: FacetValue) => void;
}) {
  const [isWhole, setIsWhole] = useState(false);
  if (values.length === 0) return null;
  const shown = isWhole ? values : values.filter(({ isOn }, index) => index < FIRST || isOn);
  const hidden = values.length - shown.length;
  return (
    <section aria-label={title} className="pb-4">
      <h2 className="px-2 pb-1 text-xs text-muted">{title}</h2>
      <ul>
        {shown.map((value) => (
          <li key={value.query}>
            <button
              type="button"
              aria-pressed={value.isOn}
              onClick={() => onPress(value)}
              className={cn(
                "group flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm lg:h-7",
                value.isOn ? "bg-selected" : "hover:bg-hover",
                value.count === 0 && !value.isOn && "text-muted",
              )}
            >
              {value.isOn && value.icon === undefined && (
                <Check aria-hidden className="size-4 shrink-0 text-accent" />
              )}
              {value.icon}
              <span className="min-w-0 flex-1 truncate">{value.label}</span>
              <span className="text-xs text-muted tabular">{exactCount(value.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {(hidden > 0 || isWhole) && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
          className="mt-0.5 h-7 rounded-md px-2 text-xs text-muted hover:text-ink"
        >
          {isWhole ? "Show fewer" : `${hidden} more`}
        </button>
      )}
    </section>
  );
}
