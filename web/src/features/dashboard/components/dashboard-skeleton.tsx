import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The page in its shape, while it is on its way. */
export function DashboardSkeleton() {
  return (
    <div className="grid gap-8">
      <Loading what="the dashboard" />
      <Skeleton className="h-38 w-full rounded-lg sm:h-19" />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-3">
          <Skeleton className="h-6 w-32" />
          <Skeleton className="h-52 w-full rounded-lg" />
          <Skeleton className="h-40 w-full rounded-lg" />
        </div>
        <div className="grid content-start gap-3">
          <Skeleton className="h-32 w-full rounded-lg" />
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} className={index % 2 === 0 ? "w-56" : "w-44"} />
          ))}
        </div>
      </div>
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
