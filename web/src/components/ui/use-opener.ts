import { useLayoutEffect, useRef } from "react";

/**
 * Gives the focus back to what had it before a window opened: Radix knows only of triggers of its own.
 *
 * @returns what a window does as `onCloseAutoFocus`
 */
export function useOpener(isOpen: boolean): (event: Event) => void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  return (event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
}
