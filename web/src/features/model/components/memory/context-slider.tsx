import { useId } from "react";
import { exactCount } from "@/lib/format";

interface ContextSliderProps {
  steps: readonly number[];
  /** The place of the chosen one. */
  at: number;
  onChange: (at: number) => void;
}

/** Chooses how many tokens are read at once: each step doubles. */
export function ContextSlider({ steps, at, onChange }: ContextSliderProps) {
  const id = useId();
  const words = `${exactCount(steps[at] ?? 0)} tokens`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <label htmlFor={id} className="text-muted">
        Context
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={at}
        disabled={steps.length < 2}
        aria-valuetext={words}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-6 min-w-32 flex-1 cursor-pointer accent-(--accent) sm:max-w-72"
      />
      <output htmlFor={id} className="min-w-28 tabular">
        {words}
      </output>
    </div>
  );
}
