import { useEffect } from "react";

/** How many records before the end the next page is asked for: more than a fast flick passes. */
const AHEAD = 60;

/** Asks for the next page before its records are scrolled to. */
export function useLoadAhead(lastShown: number, loaded: number, onMore: (() => void) | undefined): void {
  const isNear = lastShown >= loaded - AHEAD;
  useEffect(() => {
    if (isNear && loaded > 0) onMore?.();
  }, [isNear, loaded, onMore]);
}
