import { lazy, Suspense, useSyncExternalStore } from "react";
import { Link, Route, Routes, useLocation } from "react-router";
import { Mark } from "@/components/mark";
import { useMeta } from "@/lib/meta";
import { paths } from "@/lib/paths";
import { SignIn } from "../components/sign-in";
import { ThemeButton } from "../components/theme-button";

const Register = lazy(() => import("../components/register"));
const Showcase = lazy(() => import("../components/showcase"));

/** Signing in and registering, beside a picture of what one signs in to. */
export default function Welcome({ isExpired }: { isExpired: boolean }) {
  const { search } = useLocation();
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(26rem,2fr)_minmax(0,3fr)]">
      <div className="flex min-h-full flex-col px-5 sm:px-8">
        <header className="flex h-16 shrink-0 items-center justify-between">
          <Link
            to={{ pathname: "/welcome", search }}
            className="flex items-center gap-2 rounded-md font-semibold"
          >
            <Mark />
            TrackML
          </Link>
          <ThemeButton />
        </header>
        <main className="mx-auto flex w-full max-w-88 flex-1 flex-col pt-10 pb-12 sm:justify-center sm:pt-0">
          <Suspense>
            <Routes>
              <Route path="register" element={<Register />} />
              <Route path="*" element={<SignIn isExpired={isExpired} />} />
            </Routes>
          </Suspense>
        </main>
        <Footer />
      </div>
      <aside aria-label="What TrackML is" className="hidden border-l bg-sunken lg:block">
        <Suspense>{useIsWide() && <Showcase />}</Suspense>
      </aside>
    </div>
  );
}

function Footer() {
  const version = useMeta()?.version;
  return (
    <footer className="flex h-14 shrink-0 items-center justify-between gap-4 text-sm text-muted">
      <a href={paths.docs()} className="rounded-sm underline-offset-2 hover:text-ink hover:underline">
        API documentation
      </a>
      {version !== undefined && <span className="tabular">TrackML {version}</span>}
    </footer>
  );
}

const WIDE = "(min-width: 64rem)";

/** The picture is fetched only where there is room for it. */
function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(WIDE);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(WIDE).matches,
  );
}
