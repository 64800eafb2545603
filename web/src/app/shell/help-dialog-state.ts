import { useSyncExternalStore } from "react";

/** Whether the help dialog is open: it is opened from the menu and by a key, far from where it is drawn. */
let isOpen = false;
const listeners = new Set<() => void>();

function set(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

export const openHelp = () => set(true);
export const closeHelp = () => set(false);

export function useHelpIsOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
}
