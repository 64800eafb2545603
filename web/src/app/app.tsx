import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter } from "react-router";
import { newQueryClient } from "@/lib/api/query-client";
import { SessionProvider } from "@/lib/session/session";
import { ShortcutsProvider } from "@/lib/shortcuts";
import { ThemeProvider } from "@/lib/theme";
import { Crash } from "./crash";
import { Routes } from "./routes";
import { useServiceWorker } from "./service-worker";

/** What every page stands in. */
export function App() {
  const [queryClient] = useState(newQueryClient);
  useServiceWorker();
  return (
    <Crash>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <SessionProvider>
              <ShortcutsProvider>
                <Routes />
              </ShortcutsProvider>
            </SessionProvider>
          </BrowserRouter>
        </QueryClientProvider>
      </ThemeProvider>
    </Crash>
  );
}
