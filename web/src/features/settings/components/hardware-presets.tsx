import { Command } from "cmdk";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { HardwarePreset } from "@/lib/api/types";
import { memorySize } from "@/lib/format";
import { useHardwarePresets } from "../api/hardware";
import { KINDS } from "./hardware-words";

interface HardwarePresetsProps {
  onChoose: (preset: HardwarePreset) => void;
  onByHand: () => void;
}

/** What many have, by vendor; a few letters find it. */
export function HardwarePresets({ onChoose, onByHand }: HardwarePresetsProps) {
  const { data, error, refetch } = useHardwarePresets();
  const input = useRef<HTMLInputElement>(null);
  // One comes here from the form too, whose button is gone then.
  useEffect(() => input.current?.focus(), []);
  const presets = data?.items ?? [];
  const vendors = [...new Set(presets.map(({ vendor }) => vendor))];
  return (
    <>
      <Command label="Hardware to choose from" className="overflow-hidden rounded-md border border-control">
        <Command.Input
          ref={input}
          placeholder="Search, such as 4090 or M3"
          className="h-9 w-full border-b bg-surface px-2.5 text-base outline-none"
        />
        <Command.List className="h-72 quiet-scroll overflow-y-auto p-1">
          {data === undefined && error === null && (
            <>
              <Loading what="the list" />
              <Skeleton className="h-64 w-full" />
            </>
          )}
          {data === undefined && error !== null && (
            <Failure what="The list" error={error} onRetry={() => void refetch()} />
          )}
          {data !== undefined && (
            <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
              It is not in the list. Describe it by hand.
            </Command.Empty>
          )}
          {vendors.map((vendor) => (
            <Command.Group
              key={vendor}
              heading={vendor}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
            >
              {presets
                .filter((preset) => preset.vendor === vendor)
                .map((preset) => (
                  <Preset key={preset.name} preset={preset} onChoose={() => onChoose(preset)} />
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      <DialogActions>
        <Button onClick={onByHand}>Describe it by hand</Button>
      </DialogActions>
    </>
  );
}

function Preset({ preset, onChoose }: { preset: HardwarePreset; onChoose: () => void }) {
  const { name, vendor, kind, memory_bytes: memory } = preset;
  const { name: kindName, icon: Icon } = KINDS[kind];
  return (
    <Command.Item
      value={`${vendor} ${name}`}
      onSelect={onChoose}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2 text-sm data-[selected=true]:bg-hover"
    >
      <Icon aria-label={kindName} className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">{name}</span>
      <span className="shrink-0 text-muted tabular">{memorySize(memory)}</span>
    </Command.Item>
  );
}
