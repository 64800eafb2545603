import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The page in its shape, while it is on its way. */
export function DashboardSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-8">
      <Loading what="the dashboard" />
      <div className="grid grid-cols-2 gap-y-6 rounded-lg border p-4 sm:grid-cols-4">
        {["Models", "In use", "Favorites", "Added"].map((name) => (
          <div key={name} className="grid gap-2">
            <Skeleton className="h-6 w-14" />
            <Skeleton className="h-3 w-20" />
          </div>
        ))}
      </div>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-4">
          <Skeleton className="h-5 w-28" />
          <Card lines={4} />
          <Card lines={3} />
        </div>
        <div className="grid content-start gap-8">
          <Card lines={2} />
          <div className="grid gap-5">
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} className={index % 2 === 0 ? "w-56" : "w-44"} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function Card({ lines }: { lines: number }) {
  return (
    <div className="grid gap-5 rounded-lg border p-4">
      <Skeleton className="w-40" />
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={index % 2 === 0 ? "h-3 w-4/5" : "h-3 w-3/5"} />
      ))}
    </div>
  );
}
