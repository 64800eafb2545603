import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { messageOf } from "@/lib/api/problem";
import type { ImportLine } from "@/lib/api/types";
import { changeModels, refreshModels } from "@/lib/models/bulk";
import { importModels } from "../api/import-models";
import type { Shared } from "./edits";

export interface ImportState {
  kind: "idle" | "running" | "stopped" | "done";
  /** How many were asked for in the last run. */
  total: number;
  /** What became of each source, in the order in which they came to be. */
  lines: ReadonlyMap<string, ImportLine>;
  /** What ended the whole run before its end. */
  error: string | null;
}

const IDLE: ImportState = { kind: "idle", total: 0, lines: new Map(), error: null };

/** Saves very many sources without drafts, with what became of each as it comes. */
export function useImport(workspace: number | null, mostAtOnce: number) {
  const client = useQueryClient();
  const [state, setState] = useState(IDLE);
  const control = useRef<AbortController | null>(null);
  // Leaving the page stops it: what is stored stays, and running it again adds what is missing.
  useEffect(() => () => control.current?.abort(), []);

  const run = async (sources: readonly string[], shared: Shared) => {
    const { signal } = (control.current = new AbortController());
    const created: number[] = [];
    let lines = new Map(state.lines);
    for (const source of sources) lines.delete(source);
    const total = lines.size + sources.length;
    setState({ kind: "running", total, lines, error: null });
    let error: string | null = null;
    try {
      for (let at = 0; at < sources.length && !signal.aborted; at += mostAtOnce) {
        for await (const line of importModels(workspace, sources.slice(at, at + mostAtOnce), signal)) {
          if (line.result === "created" && line.id != null) created.push(line.id);
          lines = new Map(lines).set(line.source, line);
          setState({ kind: "running", total, lines, error: null });
        }
      }
    } catch (thrown) {
      if (!signal.aborted) error = messageOf(thrown);
    }
    error ??= await share(workspace, created, shared);
    if (created.length > 0) refreshModels(client);
    const kind = lines.size === total ? "done" : "stopped";
    setState({ kind, total, lines, error });
    return lines;
  };

  return { ...state, run, stop: () => control.current?.abort(), reset: () => setState(IDLE) };
}

/** Gives the new records the status and the tags of all; the import itself takes none. */
async function share(
  workspace: number | null,
  ids: number[],
  { status, tags }: Shared,
): Promise<string | null> {
  try {
    for (let at = 0; at < ids.length; at += 10_000) {
      const some = ids.slice(at, at + 10_000);
      if (status !== "wishlist") await changeModels({ workspace, ids: some, change: { status } });
      if (tags.length > 0) await changeModels({ workspace, ids: some, change: { add_tags: tags } });
    }
    return null;
  } catch (error) {
    return `They are saved, but without the status or the tags for all. ${messageOf(error)}`;
  }
}
