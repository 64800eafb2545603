import { CircleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { age } from "@/lib/format";
import type { NotesState } from "../../notes/machine";

/** Whether the notes are saved, and if not, why. */
export function SaveState({ state: { phase }, onRetry }: { state: NotesState; onRetry: () => void }) {
  const isStuck = phase.kind === "waiting" || phase.kind === "refused";
  return (
    <span className="flex min-w-0 flex-wrap items-center justify-end gap-x-2 text-xs text-muted">
      {/* Said once for each change; the seconds that pass are only seen. */}
      <span role="status" className="sr-only">
        {phase.kind === "saved" && phase.at !== null && "Notes saved"}
        {(isStuck || phase.kind === "conflict") && words(phase)}
      </span>
      <span aria-hidden className="flex min-w-0 items-center gap-1.5">
        {(isStuck || phase.kind === "conflict") && <CircleAlert className="size-4 shrink-0 text-warn" />}
        {phase.kind === "saved" && phase.at !== null ? <SavedAgo at={phase.at} /> : words(phase)}
      </span>
      {isStuck && (
        <Button look="link" size="text" className="text-xs" onClick={onRetry}>
          Try now
        </Button>
      )}
    </span>
  );
}

function words(phase: NotesState["phase"]): string {
  switch (phase.kind) {
    case "saved":
      return "";
    case "typing":
      return "Not saved yet";
    case "saving":
    case "comparing":
      return "Saving…";
    case "waiting":
    case "refused":
      return `Not saved yet: ${phase.reason}`;
    case "conflict":
      return "Not saved yet: it was changed elsewhere too";
  }
}

function SavedAgo({ at }: { at: number }) {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  if (seconds < 2) return "Saved just now";
  return seconds < 60 ? `Saved ${seconds} s ago` : `Saved ${age(new Date(at), now)}`;
}
