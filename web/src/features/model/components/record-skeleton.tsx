import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The page of a record in its size, until it is there. */
export function RecordSkeleton() {
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-16 sm:px-6">
      <Loading what="the model" />
      <Skeleton className="mb-6 h-6 w-20" />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-3">
          <Skeleton className="w-32" />
          <Skeleton className="h-7 w-72 max-w-full" />
          <Skeleton className="w-56" />
          <Skeleton className="w-80 max-w-full" />
          <Skeleton className="mt-6 h-24 w-full" />
        </div>
        <div className="grid content-start gap-3">
          {[1, 2, 3, 4, 5, 6, 7, 8].map((line) => (
            <Skeleton key={line} className="w-full" />
          ))}
        </div>
      </div>
    </div>
  );
}
