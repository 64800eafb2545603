import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

export type Look = "table" | "cards";

/** What the address says of the library, and the way to change it. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const workspace = useWorkspaceId();
  const q = params.get("q") ?? "";
  const isByMeaning = params.get("meaning") === "1";
  const look: Look = params.get("view") === "cards" ? "cards" : "table";

  const set = useCallback(
    (name: string, value: string | null, replace: boolean) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === null || value === "") after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace },
      ),
    [setParams],
  );
  return useMemo(
    () => ({
      workspace,
      q,
      look,
      /** Whether it is searched by what records are about, and not by words alone. */
      isByMeaning,
      /** A step in the history, unless it is one of many letters. */
      ask: (text: string, isTyping = false) => set("q", text, isTyping),
      show: (next: Look) => set("view", next === "table" ? null : next, true),
      searchBy: (meaning: boolean) => set("meaning", meaning ? "1" : null, false),
    }),
    [workspace, q, look, isByMeaning, set],
  );
}

export type Address = ReturnType<typeof useAddress>;
