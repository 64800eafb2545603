import type { HardwareFit, Memory, WeightsFigure } from "@/lib/api/types";

/**
 * How many bytes the whole width of the bars stands for. What has room for far more than any of the weights need is
 * left out of it: it would press the bars together.
 */
export function widthOf(memory: Memory): number {
  const largest = Math.max(0, ...memory.weights.map(({ total }) => total.bytes ?? 0));
  const marked = memory.hardware
    .map(({ hardware }) => hardware.usable_bytes)
    .filter((usable) => usable <= largest * 1.6);
  return Math.max(largest, ...marked) * 1.02;
}

/** The machines from the smallest to the largest, as their lines stand in the bars. */
export function machinesOf({ hardware }: Memory): HardwareFit[] {
  return hardware.toSorted((a, b) => a.hardware.usable_bytes - b.hardware.usable_bytes);
}

export interface Fit {
  id: number;
  hardware: HardwareFit["hardware"];
  fit: HardwareFit["fits"][number];
}

/** How some weights fit each of the caller's hardware. */
export function fitsOf({ name }: WeightsFigure, memory: Memory): Fit[] {
  return machinesOf(memory).flatMap((each) => {
    const fit = each.fits.find((one) => one.name === name);
    return fit === undefined ? [] : [{ id: each.hardware.id, hardware: each.hardware, fit }];
  });
}

/** Whether nothing at all is known of what the weights need. */
export function isUnknown({ weights }: Memory): boolean {
  return weights.every(({ bytes }) => bytes === null);
}
