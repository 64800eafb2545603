import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { Hardware, NewHardware } from "@/lib/api/types";
import { HardwareForm } from "./hardware-form";
import { HardwarePresets } from "./hardware-presets";

interface HardwareDialogProps {
  /** What is changed; null where something is added. */
  machine: Hardware | null;
  onClose: () => void;
}

const BY_HAND: NewHardware = { name: "", kind: "gpu", memory_bytes: 0, count: 1 };

/** Something from the list or by hand; then how many, and a name. */
export default function HardwareDialog({ machine, onClose }: HardwareDialogProps) {
  const [begun, setBegun] = useState<NewHardware | null>(machine);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={machine === null ? "Add hardware" : `Edit ${machine.name}`}
      description={begun === null ? "Choose what you have, or describe it." : undefined}
    >
      {begun === null ? (
        <HardwarePresets
          onChoose={({ name, kind, memory_bytes }) => setBegun({ name, kind, memory_bytes, count: 1 })}
          onByHand={() => setBegun(BY_HAND)}
        />
      ) : (
        <HardwareForm
          begun={begun}
          id={machine?.id ?? null}
          onBack={machine === null ? () => setBegun(null) : undefined}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
