import type { Memory } from "@/lib/api/types";
import { Amount, CERTAINTY_WORDS } from "./figure";

/** What it would take to train it further, by each way of doing so. */
export function Training({ of }: { of: Memory["training"] }) {
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit rounded-sm py-1 text-muted hover:text-ink">Memory for training it</summary>
      <dl className="mt-1 grid gap-2 border-l-2 pl-3">
        {of.map((figure) => (
          <div key={figure.method}>
            <dt className="flex flex-wrap items-baseline gap-x-2">
              {figure.label}
              <Amount {...figure} />
              <span className="text-xs text-faint">{CERTAINTY_WORDS[figure.certainty]}</span>
            </dt>
            <dd className="text-muted">{figure.how}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
