import { Loading } from "@/components/ui/skeleton";
import { OfflineNotice } from "./shell/offline-notice";

/** The moment before anything is known: calm and empty, so that nothing jumps. */
export function Splash() {
  return (
    <>
      <OfflineNotice>Your library comes up when the connection is back.</OfflineNotice>
      <Loading what="TrackML" />
    </>
  );
}
