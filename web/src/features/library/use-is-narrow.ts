import { useSyncExternalStore } from "react";

/** Where a table has no room, the records are cards. */
const NARROW = "(max-width: 767px)";

function subscribe(listener: () => void) {
  const media = matchMedia(NARROW);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}
