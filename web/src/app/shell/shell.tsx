import { Suspense, useEffect, useRef } from "react";
import { Outlet, useLocation } from "react-router";
import { Crash } from "../crash";
import { OfflineNotice } from "./offline-notice";
import { ShellKeys } from "./shell-keys";
import { TopBar } from "./top-bar";

/** The frame around every page of a signed-in user. */
export function Shell() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);

  // A reader hears the new page, and the keyboard starts at its top.
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [pathname]);

  return (
    <div className="flex h-full flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-1 focus:left-1"
      >
        Skip to the content
      </a>
      <TopBar />
      <OfflineNotice />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="relative min-h-0 flex-1 quiet-scroll overflow-y-auto outline-none"
      >
        <Crash key={pathname}>
          <Suspense>
            <Outlet />
          </Suspense>
        </Crash>
      </main>
      <ShellKeys />
    </div>
  );
}
