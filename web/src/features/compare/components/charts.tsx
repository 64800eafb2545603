import { useState } from "react";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/format";
import type { Chart } from "../charts";
import { BarChart } from "./bar-chart";

/** How many are shown before one asks for the others. */
const SHOWN = 6;

/** Some rows of the comparison as bars, above the table that has them all. */
export function Charts({ title, charts }: { title: string; charts: readonly Chart[] }) {
  const [isWhole, setIsWhole] = useState(false);
  if (charts.length === 0) return null;
  const shown = isWhole ? charts : charts.slice(0, SHOWN);
  return (
    <section className="border-t py-5">
      <h2 className="mb-3 text-base font-semibold">{title}</h2>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((chart) => (
          <BarChart key={chart.key} chart={chart} />
        ))}
      </div>
      {shown.length < charts.length && (
        <Button size="small" className="mt-4" onClick={() => setIsWhole(true)}>
          Show {counted(charts.length - shown.length, "more chart")}
        </Button>
      )}
    </section>
  );
}
