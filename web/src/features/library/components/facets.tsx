import type { FacetCount } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS, STATUS_LABELS, STATUSES, TYPE_LABELS } from "@/lib/labels";
import { SIZE_LABELS } from "@/lib/models/size-labels";
import { StatusIcon } from "@/components/status-icon";
import { Skeleton } from "@/components/ui/skeleton";
import { useFacets, type FacetName } from "../api/facets";
import { isOn, toggled } from "../query/edits";
import { FacetGroup } from "./facet-group";

interface FacetsProps {
  workspace: number | null;
  q: string;
  onAsk: (q: string) => void;
}

/** The groups in their order, and how their values are called. */
const GROUPS: { name: FacetName; title: string; label: (value: string) => string; none: string }[] = [
  {
    name: "type",
    title: "Type",
    label: (value) => TYPE_LABELS[value as keyof typeof TYPE_LABELS],
    none: "No type",
  },
  { name: "tag", title: "Tags", label: (value) => value, none: "Without tags" },
  {
    name: "license_class",
    title: "License",
    label: (value) => LICENSE_CLASS_LABELS[value as keyof typeof LICENSE_CLASS_LABELS],
    none: "No license",
  },
  { name: "size", title: "Size", label: (value) => SIZE_LABELS[value] ?? value, none: "Unknown size" },
  { name: "developer", title: "Developer", label: (value) => value, none: "No developer" },
];

/** What the list can be narrowed by, each with how many would be left. */
export function Facets({ workspace, q, onAsk }: FacetsProps) {
  const facets = useFacets(workspace, q);
  const press = ({ query }: { query: string }) => onAsk(toggled(q, query));
  if (facets === null) return null;
  if (facets.status === undefined) return <Waiting />;
  return (
    <>
      <FacetGroup
        title="Status"
        values={allStatuses(facets.status).map((count) => ({
          ...count,
          label: STATUS_LABELS[count.value],
          icon: <StatusIcon status={count.value} />,
          isOn: isOn(q, count.query),
        }))}
        onPress={press}
      />
      {GROUPS.map(({ name, title, label, none }) => (
        <FacetGroup
          key={name}
          title={title}
          values={(facets[name] ?? []).map((count) => ({
            ...count,
            label: count.value == null ? none : label(count.value),
            isOn: isOn(q, count.query),
          }))}
          onPress={press}
        />
      ))}
    </>
  );
}

/** All five in the order of their life, those that nobody has too: the way to them is part of the product. */
function allStatuses(found: FacetCount[]) {
  return STATUSES.map((value) => ({
    value,
    count: found.find((each) => each.value === value)?.count ?? 0,
    query: `status:${value}`,
  }));
}

function Waiting() {
  return (
    <div className="grid gap-3 px-2 pt-2">
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} className={index % 3 === 0 ? "w-20" : "w-40"} />
      ))}
    </div>
  );
}
