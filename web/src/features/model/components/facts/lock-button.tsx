import { Lock, LockOpen } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { Field } from "@/lib/api/types";
import { FIELD_LABELS } from "@/lib/labels";

interface LockButtonProps {
  field: Field;
  isLocked: boolean;
  canEdit: boolean;
  onChange: (isLocked: boolean) => void;
}

/** Keeps a field from every refresh. A lock is always seen; the way to one is, where the line is pointed at. */
export function LockButton({ field, isLocked, canEdit, onChange }: LockButtonProps) {
  const name = FIELD_LABELS[field];
  const Icon = isLocked ? Lock : LockOpen;
  if (!canEdit) {
    return isLocked ? (
      <span className="flex size-6 items-center justify-center text-muted" title={`${name} is locked`}>
        <Lock role="img" aria-label="Locked" className="size-3.5" />
      </span>
    ) : null;
  }
  return (
    <IconButton
      size="tiny"
      label={isLocked ? `Unlock ${name}` : `Lock ${name}`}
      title={isLocked ? "Locked: no refresh changes it. Unlock" : "Lock: no refresh changes it then"}
      aria-pressed={isLocked}
      onClick={() => onChange(!isLocked)}
      className={cn(
        !isLocked &&
          "opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
    </IconButton>
  );
}
