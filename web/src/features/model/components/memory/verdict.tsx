import { Check, CircleHelp, TriangleAlert, X, type LucideIcon } from "lucide-react";
import type { Verdict as Kind } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { memorySize } from "@/lib/format";
import type { Fit } from "./totals";

const LOOKS: Record<Kind, { Icon: LucideIcon; color: string; word: string }> = {
  fits: { Icon: Check, color: "text-accent", word: "Fits" },
  tight: { Icon: TriangleAlert, color: "text-warn", word: "Tight on" },
  no: { Icon: X, color: "text-danger", word: "Does not fit" },
  unknown: { Icon: CircleHelp, color: "text-faint", word: "Not known for" },
};

/** Whether some weights fit a machine, and how much is left or missing. */
export function Verdict({ of: { hardware, fit } }: { of: Fit }) {
  const { Icon, color, word } = LOOKS[fit.verdict];
  return (
    <li className="flex items-start gap-1">
      <Icon aria-hidden className={cn("mt-px size-3.5 shrink-0", color)} />
      <span>
        <span className={color}>{word}</span> {hardware.name}
        <span className="text-muted">{room(fit.headroom_bytes)}</span>
      </span>
    </li>
  );
}

function room(headroom: number | null): string {
  if (headroom === null) return "";
  return headroom < 0 ? `, ${memorySize(-headroom)} short` : `, ${memorySize(headroom)} left`;
}
