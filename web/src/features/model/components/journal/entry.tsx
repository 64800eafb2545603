import { Check, Pencil, ScrollText, Trash2, X } from "lucide-react";
import { Markdown } from "@/components/markdown";
import { IconButton } from "@/components/ui/button";
import { messageOf } from "@/lib/api/problem";
import type { JournalEntry, NewJournalEntry } from "@/lib/api/types";
import { calendarDay } from "@/lib/format";
import { notify } from "@/lib/notify";
import { useRemoveEntry, useWriteEntry } from "../../api/change-journal";

/** One decision or log entry. */
export function Entry({
  entry,
  canEdit,
  onEdit,
}: {
  entry: JournalEntry;
  canEdit: boolean;
  onEdit: () => void;
}) {
  const removal = useRemoveEntry(entry.model_id);
  const again = useWriteEntry(entry.model_id);
  const remove = () =>
    removal.mutate(entry.id, {
      onSuccess: () =>
        notify.done(entry.kind === "decision" ? "Decision removed" : "Log entry removed", {
          duration: 12_000,
          action: {
            label: "Undo",
            onClick: () =>
              again.mutate(
                { entry: null, content: contentOf(entry) },
                { onError: (error) => notify.failed(messageOf(error)) },
              ),
          },
        }),
      onError: (error) => notify.failed(messageOf(error)),
    });
  const what = entry.kind === "decision" ? `decision on ${entry.purpose}` : `log entry of ${entry.day}`;
  return (
    <li className="flex gap-3 border-t py-3 first:border-t-0 first:pt-1">
      <Sign entry={entry} />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex flex-wrap items-baseline gap-x-3 text-sm">
          {entry.kind === "decision" ? (
            <span>
              <span className="font-semibold">{entry.verdict === "chosen" ? "Chosen" : "Rejected"}</span> for{" "}
              {entry.purpose}
            </span>
          ) : (
            <span className="font-semibold">Log</span>
          )}
          <time dateTime={entry.day} className="text-xs text-faint tabular">
            {calendarDay(entry.day)}
          </time>
        </div>
        <Markdown text={entry.kind === "decision" ? entry.because : entry.text} />
      </div>
      {canEdit && (
        <div className="flex shrink-0">
          <IconButton label={`Edit the ${what}`} onClick={onEdit}>
            <Pencil aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={`Remove the ${what}`} onClick={remove} isBusy={removal.isPending}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      )}
    </li>
  );
}

function Sign({ entry }: { entry: JournalEntry }) {
  const Icon = entry.kind === "log" ? ScrollText : entry.verdict === "chosen" ? Check : X;
  const isChosen = entry.kind === "decision" && entry.verdict === "chosen";
  return (
    <span
      aria-hidden
      className={`mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full ${isChosen ? "bg-accent-soft text-accent" : "bg-sunken text-muted"}`}
    >
      <Icon className="size-3" />
    </span>
  );
}

function contentOf(entry: JournalEntry): NewJournalEntry {
  if (entry.kind === "log") return { kind: "log", text: entry.text, day: entry.day };
  const { verdict, purpose, because, day } = entry;
  return { kind: "decision", verdict, purpose, because, day };
}
