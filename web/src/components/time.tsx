import { age, fullTime } from "@/lib/format";

/** How long ago, with the exact time on hover. */
export function Age({ of, className }: { of: string; className?: string }) {
  return (
    <time dateTime={of} title={fullTime(of)} className={className}>
      {age(of)}
    </time>
  );
}
