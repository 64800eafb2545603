import { createContext, use, useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from "react";

/** A key that does something on the page that is shown. */
export interface Shortcut {
  /** As `KeyboardEvent.key` says it: `/`, `n`, `?`, `Escape`; `mod+k` with Ctrl or ⌘. */
  key: string;
  /** What the help dialog says. */
  label: string;
  group: string;
}

interface Held extends Shortcut {
  run: (event: KeyboardEvent) => void;
}

class Shortcuts {
  private held: Held[] = [];
  private shown: readonly Shortcut[] = [];
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly list = () => this.shown;

  hold(shortcut: Held): () => void {
    this.set([...this.held, shortcut]);
    return () => this.set(this.held.filter((other) => other !== shortcut));
  }

  /** The latest that holds a key wins: a page's before the app's. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || (event.repeat && event.key.length > 1)) return;
    const withModifier = event.ctrlKey || event.metaKey;
    if (event.altKey || (!withModifier && isWritten(event.target))) return;
    const key = withModifier ? `mod+${event.key.toLowerCase()}` : event.key;
    const found = this.held.findLast((shortcut) => shortcut.key === key);
    if (found === undefined || (!withModifier && isBehindDialog(event.target))) return;
    event.preventDefault();
    found.run(event);
  }

  private set(held: Held[]): void {
    this.held = held;
    const unique = new Map(held.map(({ key, label, group }) => [key, { key, label, group }]));
    this.shown = [...unique.values()];
    for (const listener of this.listeners) listener();
  }
}

/** In a field a letter is a letter. */
function isWritten(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type)
  );
}

/** A dialog has the keyboard to itself; so has an open menu, which finds its items by letters. */
function isBehindDialog(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('[role="menu"],[role="listbox"]') !== null) return true;
  return (
    document.querySelector('[role="dialog"][data-state="open"],[role="alertdialog"][data-state="open"]') !==
    null
  );
}

const Context = createContext<Shortcuts | null>(null);

export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const shortcuts = useMemo(() => new Shortcuts(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => shortcuts.handle(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [shortcuts]);
  return <Context value={shortcuts}>{children}</Context>;
}

function useRegistry(): Shortcuts {
  const shortcuts = use(Context);
  if (shortcuts === null) throw new Error("shortcuts need a ShortcutsProvider above them");
  return shortcuts;
}

/** Binds a key for as long as the component is shown. `run` may change from render to render. */
export function useShortcut(
  key: string,
  label: string,
  group: string,
  run: (event: KeyboardEvent) => void,
  isOn = true,
): void {
  const registry = useRegistry();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isOn) return;
    return registry.hold({ key, label, group, run: (event) => latest.current(event) });
  }, [registry, key, label, group, isOn]);
}

/** What can be pressed now, for the help dialog. */
export function useShortcuts(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}
