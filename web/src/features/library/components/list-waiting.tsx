import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The list before it is there, in its size. */
export function ListWaiting() {
  return (
    <div className="px-4 pt-9">
      <Loading what="the models" />
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="flex h-12 items-center gap-6 border-b">
          <Skeleton className="w-4" />
          <Skeleton className={index % 2 === 0 ? "w-64" : "w-48"} />
          <Skeleton className="hidden w-20 sm:block" />
          <Skeleton className="hidden w-32 md:block" />
        </div>
      ))}
    </div>
  );
}
