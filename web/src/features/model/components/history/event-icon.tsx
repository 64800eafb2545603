import {
  ArrowRightLeft,
  CloudDownload,
  Copy,
  Eye,
  GitMerge,
  Lock,
  LockOpen,
  NotebookPen,
  Pencil,
  Plus,
  RotateCcw,
  Trash2,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { StatusIcon } from "@/components/status-icon";
import type { Event } from "@/lib/api/types";

const ICONS: Record<Exclude<Event["kind"], "status_changed">, LucideIcon> = {
  created: Plus,
  field_edited: Pencil,
  refreshed: CloudDownload,
  field_locked: Lock,
  field_unlocked: LockOpen,
  upstream_seen: Eye,
  reverted: Undo2,
  moved: ArrowRightLeft,
  copied: Copy,
  merged: GitMerge,
  merged_into: GitMerge,
  journal_edited: NotebookPen,
  deleted: Trash2,
  restored: RotateCcw,
};

/** What happened, as a sign on the line of time; the words stand beside it. */
export function EventIcon({ event }: { event: Event }) {
  if (event.kind === "status_changed") return <StatusIcon status={event.to} className="size-3.5" />;
  const Icon = ICONS[event.kind];
  return <Icon aria-hidden className="size-3.5" />;
}
