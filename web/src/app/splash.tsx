import { useEffect, useState } from "react";
import { Loading } from "@/components/ui/skeleton";
import { OfflineNotice } from "./shell/offline-notice";

/** How long a server may take before the page says that it does, in milliseconds. */
const PATIENCE = 3_000;

/** The moment before anything is known: calm and empty, so that nothing jumps. */
export function Splash() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setIsLate, PATIENCE, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <OfflineNotice>Your library comes up when the connection is back.</OfflineNotice>
      <Loading what="TrackML" />
      {isLate && (
        <p role="status" className="px-4 py-24 text-center text-muted">
          The server does not answer yet. This page goes on as soon as it does.
        </p>
      )}
    </>
  );
}
