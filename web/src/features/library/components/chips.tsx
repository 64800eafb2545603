import { X } from "lucide-react";
import { chipsOf } from "../query/describe";
import { withoutTerm } from "../query/edits";

/** What narrows the list, in words, each with the way to take it away. */
export default function Chips({ q, onAsk }: { q: string; onAsk: (q: string) => void }) {
  return chipsOf(q).map(({ term, label, value }) => (
    <li
      key={term.start}
      className="flex h-6 max-w-60 items-center gap-1 rounded-full bg-accent-soft pr-1 pl-2.5 text-xs"
    >
      <span className="truncate">
        <span className="text-muted">{label}</span> {value}
      </span>
      <button
        type="button"
        aria-label={`Remove the filter ${label} ${value}`}
        onClick={() => onAsk(withoutTerm(q, term))}
        className="flex size-6 shrink-0 items-center justify-center rounded-full text-muted hover:text-ink"
      >
        <X aria-hidden className="size-3" />
      </button>
    </li>
  ));
}
