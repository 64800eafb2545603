import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { modelQuery } from "@/lib/models/get-model";
import { neighbours, readSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

/** Where back leads: to the list that the record was opened from, else to the library. */
export function useListAddress(): string {
  const w = useWorkspaceId();
  const [sequence] = useState(readSequence);
  return sequence?.from ?? paths.library({ w });
}

/** The keys that lead to the records beside this one and back; they work before it is there, too. */
export function useListKeys(id: number, isThere: boolean): void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [sequence] = useState(readSequence);
  const back = useListAddress();
  const { previous, next } = neighbours(sequence, id);
  const go = (to: number | null) => {
    if (to !== null) void navigate(paths.model(to));
  };
  useShortcut("j", "Next model of the list", "Model", () => go(next), next !== null);
  useShortcut("k", "Previous model of the list", "Model", () => go(previous), previous !== null);
  useShortcut("Escape", "Back to the list", "Model", () => void navigate(back));

  // The next one is there when it is asked for.
  useEffect(() => {
    if (isThere && next !== null) client.query(modelQuery(next)).catch(() => undefined);
  }, [client, isThere, next]);
}
