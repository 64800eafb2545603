import { CopyX, FilePen, Hourglass, KeyRound, RefreshCw, Unplug, type LucideIcon } from "lucide-react";
import type { Fix } from "../../api/fixes";
import type { Kind } from "./queue";

interface Words {
  title: string;
  /** Why it is worth a look. */
  why: string;
  icon: LucideIcon;
  fixes: readonly Fix[];
}

export const KINDS: Record<Kind, Words> = {
  gone: {
    title: "Gone from the Hub",
    why: "Deleted there or made private. What you wrote is still here; new copies of the files are not.",
    icon: Unplug,
    fixes: ["archive", "trash"],
  },
  changed: {
    title: "Changed on the Hub",
    why: "The license, the terms, the name or the version is another than when you last looked.",
    icon: RefreshCw,
    fixes: ["seen"],
  },
  stale: {
    title: "Studying, and nothing since",
    why: "You began with these a while ago. Say how it ended, or open one and go on.",
    icon: Hourglass,
    fixes: ["tried", "archive"],
  },
  incomplete: {
    title: "Facts missing",
    why: "Without them these are not found by size, license or type, and compare badly.",
    icon: FilePen,
    fixes: ["refresh"],
  },
  duplicates: {
    title: "Kept more than once",
    why: "Records that seem to be of one model. Merged, they lose nothing.",
    icon: CopyX,
    fixes: [],
  },
  gated: {
    title: "Terms to accept",
    why: "The Hub gives out their files only once you agreed to the terms of their owners.",
    icon: KeyRound,
    fixes: [],
  },
};

export const FIX_LABELS: Record<Fix, string> = {
  archive: "Archive",
  tried: "Mark as tried",
  trash: "Move to trash",
  seen: "Mark as seen",
  refresh: "Refresh from the Hub",
};
