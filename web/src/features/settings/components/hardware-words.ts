import { Cpu, Gpu, Laptop, type LucideIcon } from "lucide-react";
import type { Hardware } from "@/lib/api/types";

export type Kind = Hardware["kind"];

export const KINDS: Record<Kind, { name: string; hint: string; icon: LucideIcon }> = {
  gpu: { name: "Graphics card", hint: "A model has to fit into the memory of the card.", icon: Gpu },
  unified: {
    name: "Unified memory",
    hint: "The system and the graphics share it; a part stays with the system.",
    icon: Laptop,
  },
  cpu: { name: "System memory", hint: "Models run on the processor: slower, with more room.", icon: Cpu },
};

const GIB = 1024 ** 3;

/** What is written in the form, `24` or `1.5`, as bytes. */
export function bytesOfGib(text: string): number {
  return Math.round(Number(text.trim().replace(",", ".")) * GIB);
}

/** The other way: what the form begins with. */
export function gibText(bytes: number): string {
  return String(Math.round((bytes / GIB) * 1000) / 1000);
}
