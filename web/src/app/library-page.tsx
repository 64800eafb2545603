import { lazy, Suspense } from "react";
import { Library } from "@/features/library/routes/library";

const FirstRun = lazy(() => import("./first-run-page"));
const SampleNotice = lazy(() => import("./sample-notice-bar"));

/** The library, and what a new one offers. */
export default function LibraryPage() {
  return (
    <Library
      whenNew={
        <Suspense>
          <FirstRun />
        </Suspense>
      }
      notice={
        <Suspense>
          <SampleNotice />
        </Suspense>
      }
    />
  );
}
