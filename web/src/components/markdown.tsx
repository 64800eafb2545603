import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";

const Rendered = lazy(() => import("./markdown-rendered"));

/** Markdown as it reads. The renderer is loaded with the first text. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<Skeleton className="h-16 w-full" />}>
      <Rendered text={text} />
    </Suspense>
  );
}
