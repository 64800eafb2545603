import { lazy, Suspense } from "react";
import { Library } from "@/features/library/routes/library";

const FirstRun = lazy(() => import("./first-run-page"));

/** The library, and what a new one offers. */
export default function LibraryPage() {
  return (
    <Library
      whenNew={
        <Suspense>
          <FirstRun />
        </Suspense>
      }
    />
  );
}
