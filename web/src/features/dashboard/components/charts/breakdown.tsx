import type { FacetCount, Facets } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { SIZE_LABELS } from "@/lib/models/size-labels";
import { Bars, type Bar } from "./bars";
import { TagCloud } from "./tag-cloud";

/** What the records are, by each of their facts. */
export function Breakdown({ facets }: { facets: Facets }) {
  return (
    <section aria-labelledby="breakdown" className="border-t pt-6">
      <h2 id="breakdown" className="text-lg font-semibold">
        What is in it
      </h2>
      <div className="mt-4 grid gap-x-12 gap-y-8 md:grid-cols-2 xl:grid-cols-3">
        <Bars title="Type" bars={named(facets.type, TYPE_LABELS, "No type")} />
        <Bars title="Developer" bars={named(facets.developer, {}, "No developer")} />
        <Bars title="License" bars={named(facets.license_class, LICENSE_CLASS_LABELS, "No license")} />
        <Bars title="Size" bars={sizeBars(facets.size)} />
        <TagCloud tags={facets.tag} />
      </div>
    </section>
  );
}

/** From small to large, whatever there is most of. */
function sizeBars(found: FacetCount[]): Bar[] {
  const order = Object.keys(SIZE_LABELS);
  const place = ({ value }: FacetCount) => (value == null ? order.length : order.indexOf(value));
  return named(
    [...found].sort((a, b) => place(a) - place(b)),
    SIZE_LABELS,
    "Unknown size",
  );
}

function named(found: FacetCount[], labels: Record<string, string>, none: string): Bar[] {
  return found.map(({ value, count, query }) => ({
    label: value == null ? none : (labels[value] ?? value),
    count,
    query,
  }));
}
