import { Lock } from "lucide-react";
import { useId, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { FieldDiff } from "@/lib/api/types";
import { FIELD_LABELS } from "@/lib/labels";
import { fieldValue } from "../field-value";
import { SourceDot } from "../facts/source-mark";
import { SOURCE_NAMES } from "../facts/words";
import { listChange } from "./choices";

interface DiffRowProps {
  diff: FieldDiff;
  isTaken: boolean;
  onChange: (isTaken: boolean) => void;
}

/** A field in which the record and the Hub differ, and whether the Hub's value is to be taken. */
export function DiffRow({ diff, isTaken, onChange }: DiffRowProps) {
  const { field, locked, source } = diff;
  const id = useId();
  const note = noteOf(diff, isTaken);
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-t py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <div className="flex items-start gap-2">
        {locked ? (
          <Lock role="img" aria-label="Locked" className="mt-0.5 size-4 shrink-0 text-muted" />
        ) : (
          <Checkbox
            id={id}
            checked={isTaken}
            aria-describedby={note === null ? undefined : `${id}-note`}
            onChange={(event) => onChange(event.target.checked)}
            className="mt-0.5"
          />
        )}
        <label htmlFor={locked ? undefined : id} className="min-w-0 font-semibold">
          {FIELD_LABELS[field]}
          {!locked && <span className="sr-only">: take the Hub’s value</span>}
        </label>
      </div>
      <div className="min-w-0 pl-6 text-sm sm:pl-0">
        <dl className="grid gap-1">
          <Line label="Now">
            <span className={isTaken ? "text-muted" : undefined}>
              {Array.isArray(diff.current) || Array.isArray(diff.hub)
                ? listWords(diff.current)
                : fieldValue(field, diff.current)}
            </span>
            {source !== null && (
              <span className="ml-2 inline-flex items-center gap-1 text-xs whitespace-nowrap text-muted">
                <SourceDot source={source} />
                {SOURCE_NAMES[source]}
              </span>
            )}
          </Line>
          <Line label="On the Hub">
            <Hubs diff={diff} />
          </Line>
        </dl>
        {note !== null && (
          <p id={`${id}-note`} className="mt-1 text-xs text-muted">
            {note}
          </p>
        )}
      </div>
    </li>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

/** The Hub's value; of a list what it has more and less. */
function Hubs({ diff: { field, current, hub } }: { diff: FieldDiff }) {
  const change = Array.isArray(current) || Array.isArray(hub) ? listChange(current, hub) : null;
  if (change === null) return fieldValue(field, hub);
  return (
    <ul className="grid gap-0.5">
      {change.added.map((each) => (
        <li key={each}>
          <span aria-hidden className="mr-1.5 font-semibold text-accent">
            +
          </span>
          <span className="sr-only">added: </span>
          {each}
        </li>
      ))}
      {change.removed.map((each) => (
        <li key={each} className="text-muted">
          <span aria-hidden className="mr-1.5 font-semibold text-danger">
            −
          </span>
          <span className="sr-only">removed: </span>
          <s>{each}</s>
        </li>
      ))}
    </ul>
  );
}

function listWords(value: unknown): string {
  const count = Array.isArray(value) ? value.length : 0;
  return count === 0 ? "none" : `${count} in the list`;
}

function noteOf({ locked, source, outcome }: FieldDiff, isTaken: boolean): string | null {
  if (locked) return "Locked: no refresh changes it.";
  if (outcome === "take") return isTaken ? null : "It stays as it is this time.";
  if (isTaken) return "The Hub’s value takes the place of what stands there.";
  return source === "user" ? "Your word stays unless you tick it." : "It stays unless you tick it.";
}
