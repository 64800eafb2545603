import { lazy, Suspense } from "react";
import { Library } from "@/features/library/routes/library";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

const FirstRun = lazy(() => import("./first-run-page"));
const SampleNotice = lazy(() => import("./sample-notice-bar"));

/** The library, and what a new one offers. */
export default function LibraryPage() {
  const workspace = useWorkspaceId();
  return (
    <Library
      // Nothing of one workspace is shown under the name of another, however long that takes to come.
      key={workspace ?? "own"}
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
