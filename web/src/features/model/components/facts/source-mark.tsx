import type { Model, Source } from "@/lib/api/types";
import { dateOf, fullTime } from "@/lib/format";
import { SOURCE_ORIGINS } from "./words";

/** A quiet dot that says where a value came from; in words when it is pointed at or focused. */
export function SourceMark({ mark }: { mark: Model["provenance"][string] }) {
  const said = SOURCE_ORIGINS[mark.source];
  return (
    <span className="group/mark relative inline-flex">
      <button
        type="button"
        aria-label={`${said}, ${dateOf(mark.at)}`}
        className="flex size-6 cursor-help items-center justify-center rounded-sm hover:bg-hover"
      >
        <SourceDot source={mark.source} />
      </button>
      <span
        aria-hidden
        className="pointer-events-none absolute top-full right-0 z-10 hidden w-max max-w-60 rounded-md border bg-raised px-2 py-1 text-xs shadow-raised group-focus-within/mark:block group-hover/mark:block"
      >
        <span className="block">{said}</span>
        <span className="block text-muted">{fullTime(mark.at)}</span>
      </span>
    </span>
  );
}

/** Each source has a shape of its own, so that colour is never the only sign. */
export function SourceDot({ source }: { source: Source }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className={source === "user" ? "size-2.5 text-accent" : "size-2.5 text-faint"}
    >
      {SHAPES[source]}
    </svg>
  );
}

const SHAPES: Record<Source, React.ReactNode> = {
  user: <circle cx="6" cy="6" r="4.5" fill="currentColor" stroke="none" />,
  hub: <circle cx="6" cy="6" r="4" />,
  inferred: <circle cx="6" cy="6" r="4" strokeDasharray="2.1 2.1" />,
  ai: <path d="M6 1 11 6 6 11 1 6z" fill="currentColor" stroke="none" />,
};
