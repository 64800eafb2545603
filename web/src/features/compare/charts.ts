import type { Comparison, ComparisonGroup, ComparisonRow } from "@/lib/api/types";

/** A row of the comparison as bars. */
export interface Chart {
  key: string;
  label: string;
  direction: ComparisonRow["direction"];
  bars: {
    id: number;
    name: string;
    cell: ComparisonRow["cells"][number];
    /** From 0 to 1; null where there is nothing to draw. */
    reach: number | null;
  }[];
}

/** Parameters and memory as bars: what is measured alike stands on the same axis, across the rows of a group. */
export function sizeCharts(comparison: Comparison): Chart[] {
  return comparison.groups
    .filter(({ name }) => name === "size" || name === "memory")
    .flatMap((group) =>
      group.rows
        .filter(({ unit }) => unit === "bytes" || unit === "parameters")
        .filter(isComparable)
        .map((row) => chart(comparison, row, largestOf(group, row.unit))),
    );
}

/** Results as bars, each on an axis of its own: results of one benchmark say nothing of another. */
export function resultCharts(comparison: Comparison): Chart[] {
  return comparison.groups
    .filter(({ name }) => name === "evaluations")
    .flatMap(({ rows }) => rows.filter(isComparable).map((row) => chart(comparison, row, wholeOf(row))));
}

/** One value stands beside nothing. */
function isComparable({ cells }: ComparisonRow): boolean {
  return cells.filter(({ value }) => value !== null).length > 1;
}

function valuesOf(row: ComparisonRow): number[] {
  return row.cells.flatMap(({ value }) => (value === null ? [] : [value]));
}

function largestOf({ rows }: ComparisonGroup, unit: ComparisonRow["unit"]): number {
  return Math.max(0, ...rows.filter((row) => row.unit === unit).flatMap(valuesOf));
}

/** What the end of the axis of a result stands for: the whole where it is a share, else the largest. */
function wholeOf(row: ComparisonRow): number {
  const largest = Math.max(0, ...valuesOf(row));
  if (row.unit !== "score" || row.direction !== "higher" || largest > 100) return largest;
  return largest <= 1 ? 1 : 100;
}

function chart(
  { models }: Comparison,
  { key, label, direction, cells }: ComparisonRow,
  whole: number,
): Chart {
  return {
    key,
    label,
    direction,
    bars: models.flatMap(({ id, name }, at) => {
      const cell = cells[at];
      if (cell === undefined) return [];
      const isDrawn = cell.value !== null && cell.value >= 0 && whole > 0;
      return [{ id, name, cell, reach: isDrawn ? (cell.value ?? 0) / whole : null }];
    }),
  };
}
