import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import type { FoundModel } from "@/lib/api/types";
import { keepSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import type { CellProps } from "./columns/columns";
import type { Selection } from "./selection";

interface LibraryKeys {
  ids: readonly number[];
  models: readonly FoundModel[];
  /** Undefined where none can be chosen. */
  selection: Selection | undefined;
  onEdit: CellProps["onEdit"];
}

/** The keyboard in the list: the record that has the focus is the one that is meant. */
export function useLibraryKeys({ ids, models, selection, onEdit }: LibraryKeys): void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();

  // The page of a record leads to its neighbours in this list, and back to it.
  useEffect(() => keepSequence({ ids: [...ids], from: pathname + search }), [ids, pathname, search]);

  const step = (by: number) => {
    const at = ids.indexOf(focused() ?? -1);
    // The row that had the focus may have been scrolled away: then the first that is shown is meant.
    focusOn(at < 0 ? firstShown() : ids[Math.max(0, Math.min(ids.length - 1, at + by))]);
  };
  const meant = () => models.find(({ id }) => id === focused());

  useShortcut("j", "Next model", "Library", () => step(1));
  useShortcut("k", "Previous model", "Library", () => step(-1));
  useShortcut("ArrowDown", "Next model", "Library", () => step(1));
  useShortcut("ArrowUp", "Previous model", "Library", () => step(-1));
  const choose = (range: boolean) => () => {
    const id = focused();
    if (id !== null) selection?.toggle(id, range);
  };
  const mayChoose = selection !== undefined;
  useShortcut("x", "Choose the model", "Library", choose(false), mayChoose);
  useShortcut("X", "Choose all from the last one", "Library", choose(true), mayChoose);
  useShortcut(
    "f",
    "Favorite",
    "Library",
    () => {
      const model = meant();
      if (model !== undefined) onEdit?.(model, { favorite: !model.favorite });
    },
    onEdit !== undefined,
  );
  useShortcut(
    "e",
    "Edit the model",
    "Library",
    () => {
      const id = focused();
      if (id !== null) void navigate(paths.model(id), { state: { edit: true } });
    },
    onEdit !== undefined,
  );
}

/** The record whose row holds the focus. */
function focused(): number | null {
  const row = document.activeElement?.closest('[role="row"], article');
  const link = row?.querySelector("[data-model]");
  return link instanceof HTMLElement ? Number(link.dataset.model) : null;
}

function firstShown(): number | undefined {
  const link = document.querySelector<HTMLElement>("[data-model]");
  return link === null ? undefined : Number(link.dataset.model);
}

function focusOn(id: number | undefined): void {
  const link = document.querySelector<HTMLElement>(`[data-model="${id ?? ""}"]`);
  link?.scrollIntoView({ block: "nearest" });
  link?.focus({ preventScroll: true });
}
