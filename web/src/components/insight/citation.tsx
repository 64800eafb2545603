import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import type { Ground } from "@/lib/api/types";
import { groundLabel } from "@/lib/insight/ground-labels";
import { goToFact, pointAtFact } from "./cited";

const load = () => import("../ui/popover-panel");
const Panel = lazy(load);

/** As much of a fact as is said of its citation without asking. */
const SAID_CHARS = 240;

interface CitationProps {
  cite: string;
  /** What it stands for; undefined until the answer is whole. */
  ground: Ground | undefined;
}

/** What a statement rests on. It marks the fact where the page shows it, leads to it, and else shows what it says. */
export function Citation({ cite, ground }: CitationProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  useEffect(() => () => pointAtFact(null), []);
  const label = ground?.label ?? groundLabel(cite);
  const said = ground === undefined ? undefined : shortened(ground.text);
  const press = () => {
    if (goToFact(cite)) return;
    setWasOpened(true);
    setIsOpen(!isOpen);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-describedby={said === undefined ? undefined : id}
        aria-expanded={isOpen || undefined}
        title={said}
        onPointerEnter={() => {
          pointAtFact(cite);
          void load();
        }}
        onPointerLeave={() => pointAtFact(null)}
        onFocus={() => pointAtFact(cite)}
        onBlur={() => pointAtFact(null)}
        onClick={press}
        className="-my-0.5 inline-flex min-h-6 max-w-full items-center rounded-full border border-line-strong bg-surface px-2 text-left align-baseline text-xs text-muted transition-colors hover:border-accent hover:text-accent aria-expanded:border-accent aria-expanded:text-accent"
      >
        {label}
      </button>
      {said !== undefined && (
        <span id={id} hidden>
          {said}
        </span>
      )}
      {wasOpened && (
        <Suspense>
          <Panel
            isOpen={isOpen}
            onOpenChange={setIsOpen}
            button={button}
            label={label}
            align="start"
            className="w-[min(24rem,calc(100vw-2rem))] p-3"
          >
            <p className="mb-1 text-xs text-muted">{label}</p>
            <div
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long passage scrolls by keyboard too
              tabIndex={0}
              role="group"
              aria-label={`What it says: ${label}`}
              className="max-h-60 quiet-scroll overflow-y-auto text-sm wrap-anywhere whitespace-pre-line"
            >
              {ground?.text ?? "What it says is shown once the answer is whole."}
            </div>
          </Panel>
        </Suspense>
      )}
    </>
  );
}

function shortened(text: string): string {
  return text.length <= SAID_CHARS ? text : `${text.slice(0, SAID_CHARS).trimEnd()}…`;
}
