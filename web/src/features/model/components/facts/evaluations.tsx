import type { HubFacts } from "@/lib/api/types";
import { Part } from "../part";

/** Results as the card or others report them; nobody checked them. */
export function Evaluations({ of }: { of: HubFacts["evaluations"] }) {
  const hasSource = of.some(({ source }) => source != null);
  return (
    <Part title="Reported results">
      <div
        className="max-h-96 quiet-scroll overflow-auto"
        role="region"
        aria-label="Reported results"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
        tabIndex={0}
      >
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-canvas text-muted">
            <tr className="border-b">
              <th scope="col" className="py-1.5 pr-4 font-normal">
                Dataset
              </th>
              <th scope="col" className="py-1.5 pr-4 font-normal">
                Metric
              </th>
              <th scope="col" className="py-1.5 pr-4 text-right font-normal">
                Value
              </th>
              {hasSource && (
                <th scope="col" className="hidden py-1.5 font-normal sm:table-cell">
                  Source
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {of.map(({ task, dataset, metric, value, source }, index) => (
              <tr key={index} className="border-b last:border-b-0">
                <td className="py-1.5 pr-4">
                  {dataset ?? task ?? "—"}
                  {task != null && dataset != null && (
                    <span className="block text-xs text-faint">{task}</span>
                  )}
                  {source != null && <span className="block text-xs text-faint sm:hidden">{source}</span>}
                </td>
                <td className="py-1.5 pr-4">{metric ?? "—"}</td>
                <td className="py-1.5 pr-4 text-right tabular">{rounded(value)}</td>
                {hasSource && <td className="hidden py-1.5 text-muted sm:table-cell">{source ?? "—"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

/** As it was reported, but for digits that measure nothing. */
function rounded(value: number): string {
  return new Intl.NumberFormat(undefined, { maximumSignificantDigits: 5 }).format(value);
}
