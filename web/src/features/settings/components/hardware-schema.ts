import * as z from "zod/mini";
import type { NewHardware } from "@/lib/api/types";
import { bytesOfGib, type Kind } from "./hardware-words";

/** The fields of the form, called as the server calls them; the memory is written in GiB. */
export interface HardwareFields {
  name: string;
  kind: Kind;
  memory_bytes: string;
  count: string;
}

export const hardwareSchema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "Give it a name."), z.maxLength(100, "Use 100 characters or fewer.")),
  kind: z.enum(["gpu", "unified", "cpu"]),
  memory_bytes: z
    .string()
    .check(z.refine((text) => bytesOfGib(text) > 0, "Write the memory in GiB, such as 24.")),
  count: z.string().check(z.regex(/^\s*[1-9]\d*\s*$/, "Write how many there are, 1 or more.")),
});

/** What is sent. */
export function hardwareOf({ name, kind, memory_bytes: memory, count }: HardwareFields): NewHardware {
  return { name: name.trim(), kind, memory_bytes: bytesOfGib(memory), count: Number(count) };
}
