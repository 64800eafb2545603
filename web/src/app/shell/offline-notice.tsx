import { CloudOff } from "lucide-react";
import { useSyncExternalStore, type ReactNode } from "react";

function subscribe(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

const READABLE = "What is on the page can be read; changes wait until the connection is back.";

/** Says that there is no connection, and what that means here, for as long as there is none. */
export function OfflineNotice({ children = READABLE }: { children?: ReactNode }) {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-sm">
          <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
          You are offline. {children}
        </p>
      )}
    </div>
  );
}
