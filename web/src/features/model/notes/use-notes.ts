import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Model } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import type { NotesKeeper } from "./keeper";
import type { NotesState } from "./machine";
import { leaveNotes, openNotes, versionOf } from "./open-notes";

const nothing = () => () => undefined;

/** The notes of a record while its page is shown; null until what the browser kept of them was looked for. */
export function useNotes(model: Model): { keeper: NotesKeeper; state: NotesState } | null {
  const client = useQueryClient();
  const user = useUser().id;
  const latest = useRef(model);
  const [keeper, setKeeper] = useState<NotesKeeper | null>(null);

  useEffect(() => {
    latest.current = model;
    keeper?.do({ kind: "seen", version: versionOf(model) });
  }, [keeper, model]);

  useEffect(() => {
    const opened = latest.current;
    let isOver = false;
    void openNotes(client, user, opened).then((it) => {
      if (!isOver) setKeeper(it);
    });
    return () => {
      isOver = true;
      setKeeper(null);
      leaveNotes(user, opened);
    };
  }, [client, user, model.id]);

  useEffect(() => {
    if (keeper === null) return;
    const save = () => document.visibilityState === "hidden" && keeper.flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (!keeper.isKept) event.preventDefault();
    };
    window.addEventListener("online", keeper.flush);
    window.addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", save);
    return () => {
      window.removeEventListener("online", keeper.flush);
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", save);
    };
  }, [keeper]);

  const state = useSyncExternalStore(keeper?.subscribe ?? nothing, () => keeper?.read() ?? null);
  return keeper === null || state === null ? null : { keeper, state };
}
