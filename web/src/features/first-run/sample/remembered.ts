import { readStored, writeStored } from "@/lib/storage";

function isIds(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((id) => typeof id === "number");
}

const keyOf = (user: number, workspace: number | null) => `sample.${user}.${workspace ?? "own"}`;

/** The sample models that this browser made in a workspace. */
export function readSample(user: number, workspace: number | null): number[] {
  return readStored(keyOf(user, workspace), isIds) ?? [];
}

export function rememberSample(user: number, workspace: number | null, ids: readonly number[]): void {
  writeStored(keyOf(user, workspace), ids.length === 0 ? null : ids);
}
