import { useEffect } from "react";
import { notify } from "@/lib/notify";

/** Keeps the app's own files for when there is no connection, and offers a newer version when it is there. */
export function useServiceWorker(): void {
  useEffect(() => {
    // Vite serves no worker while developing, and browsers allow none without TLS elsewhere than on loopback.
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    void register();
  }, []);
}

async function register(): Promise<void> {
  const { registerSW } = await import("virtual:pwa-register");
  const update = registerSW({
    onNeedRefresh: () =>
      notify.say("A new version of TrackML is ready", {
        duration: Infinity,
        action: { label: "Reload", onClick: () => void update(true) },
      }),
  });
}
