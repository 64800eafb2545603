import { StatusIcon } from "@/components/status-icon";
import type { FacetCount } from "@/lib/api/types";
import { STATUS_LABELS, STATUSES } from "@/lib/labels";
import { Bars } from "./bars";

/** How far one got, all five in the order of their life: an empty one says something too. */
export function StatusBars({ found }: { found: FacetCount[] }) {
  const bars = STATUSES.map((status) => {
    const facet = found.find(({ value }) => value === status);
    return {
      label: STATUS_LABELS[status],
      count: facet?.count ?? 0,
      query: facet?.query ?? `status:${status}`,
      icon: <StatusIcon status={status} />,
    };
  });
  return <Bars title="By status" level="h2" bars={bars} />;
}
