import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { SessionProvider } from "@/lib/session/session";
import { ShortcutsProvider } from "@/lib/shortcuts";
import { ThemeProvider } from "@/lib/theme";

/** The address that a test's page is at, for what is in it to be asserted. */
function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{pathname + search}</output>;
}

/** Shows a component in what every page stands in, at an address. */
export function renderAt(address: string, content: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return {
    client,
    ...render(
      <ThemeProvider>
        <QueryClientProvider client={client}>
          <MemoryRouter initialEntries={[address]}>
            <SessionProvider>
              <ShortcutsProvider>
                {content}
                <Address />
              </ShortcutsProvider>
            </SessionProvider>
          </MemoryRouter>
        </QueryClientProvider>
      </ThemeProvider>,
    ),
  };
}
