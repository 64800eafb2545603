import { Button } from "@/components/ui/button";
import type { Hardware } from "@/lib/api/types";
import { exactCount, memorySize } from "@/lib/format";
import { KINDS } from "./hardware-words";

interface HardwareLineProps {
  machine: Hardware;
  isBusy: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

export function HardwareLine({ machine, isBusy, onEdit, onRemove }: HardwareLineProps) {
  const { name, kind, memory_bytes: memory, count, usable_bytes: usable } = machine;
  const { name: kindName, icon: Icon } = KINDS[kind];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t py-2.5">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="break-words">
          {count > 1 && <span className="text-muted tabular">{exactCount(count)} × </span>}
          {name}
        </p>
        <p className="text-sm text-muted tabular">
          {kindName} · {memorySize(memory)}
          {count > 1 && " each"} · <span className="text-ink">{memorySize(usable)} usable</span>
        </p>
      </div>
      <span className="flex gap-1.5 max-sm:pl-8">
        <Button size="small" onClick={onEdit} aria-label={`Edit ${name}`}>
          Edit
        </Button>
        <Button size="small" isBusy={isBusy} onClick={onRemove} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </span>
    </li>
  );
}
