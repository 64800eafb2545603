import { describe, expect, it } from "vitest";
import { aCell, aComparison, aRow } from "@/testing/truth-builders";
import { resultCharts, sizeCharts } from "./charts";

const cells = (...values: (number | null)[]) =>
  values.map((value) => aCell(value === null ? null : String(value), { value }));
const reaches = (charts: ReturnType<typeof sizeCharts>) =>
  charts.map(({ bars }) => bars.map(({ reach }) => reach));

describe("the charts of sizes", () => {
  it("put what is measured alike on one axis", () => {
    const comparison = aComparison([
      aRow({ key: "bf16", unit: "bytes", cells: cells(10, 20) }),
      aRow({ key: "q4", unit: "bytes", cells: cells(5, 10) }),
      aRow({ key: "parameters", unit: "parameters", cells: cells(4, 8) }),
    ]);
    expect(reaches(sizeCharts(comparison))).toEqual([
      [0.5, 1],
      [0.25, 0.5],
      [0.5, 1],
    ]);
  });

  it("leave out what only one is known of, and what is no size", () => {
    const comparison = aComparison([
      aRow({ key: "bf16", unit: "bytes", cells: cells(10, null) }),
      aRow({ key: "layers", unit: "count", cells: cells(1, 2) }),
    ]);
    expect(sizeCharts(comparison)).toEqual([]);
  });
});

describe("the charts of results", () => {
  const chartOf = (values: number[], direction: "higher" | "lower" | null = "higher") =>
    reaches(
      resultCharts(
        aComparison([], {
          groups: [
            {
              name: "evaluations",
              label: "Results",
              rows: [aRow({ key: "mmlu", unit: "score", direction, cells: cells(...values) })],
            },
          ],
        }),
      ),
    )[0];

  it("draw shares on an axis to the whole", () => {
    expect(chartOf([0.5, 0.7])).toEqual([0.5, 0.7]);
    expect(chartOf([50, 70])).toEqual([0.5, 0.7]);
  });

  it("draw what is no share beside the largest", () => {
    expect(chartOf([5, 10], "lower")).toEqual([0.5, 1]);
    expect(chartOf([600, 1200])).toEqual([0.5, 1]);
  });

  it("draw nothing of a value below zero", () => {
    expect(chartOf([-1, 0.5], null)).toEqual([null, 1]);
  });
});
