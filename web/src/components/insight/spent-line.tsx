import { age, fullTime } from "@/lib/format";

/** Says before anybody asks in vain that the budget is spent, and when it is full again. */
export function SpentLine({ until }: { until: string }) {
  return (
    <p className="text-sm text-muted">
      Your AI budget of the day is spent. It is full again {age(until)}, {fullTime(until)}.
    </p>
  );
}
