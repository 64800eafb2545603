import { ChevronRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/class-names";
import type { Model } from "@/lib/api/types";

const History = lazy(() => import("./history"));

/** The history under its heading; it is fetched when it is opened. */
export function HistoryPart({ model }: { model: Model }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="border-t pt-4 pb-6">
      <h2 className="text-base font-semibold">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-ml-1 flex min-h-8 items-center gap-1 rounded-md pr-2 pl-1 hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cn("size-4 text-muted transition-transform", isOpen && "rotate-90")}
          />
          History
        </button>
      </h2>
      {isOpen && (
        <div className="mt-2">
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <History model={model} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
