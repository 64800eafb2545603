import type {
  Certainty,
  Comparison,
  ComparisonRow,
  FieldDiff,
  Figure,
  Memory,
  Model,
  Refresh,
  WeightsFigure,
} from "@/lib/api/types";
import { aModel } from "./builders";

/** A record that is on the Hub. */
export function aHubModel(given: Partial<Model> = {}): Model {
  return {
    ...aModel({ hub_id: "org/name" }),
    locked_fields: [],
    upstream: { checked_at: "2026-01-02T03:04:05Z", gone_since: null, unseen: [] },
    ...given,
  };
}

export function aFigure(bytes: number | null, certainty: Certainty): Figure {
  return { bytes, certainty, how: "Counted." };
}

/** Weights, and beside them a cache and a runtime of a gigabyte each. */
export function weightsOf(name: string, bytes: number | null): WeightsFigure {
  return {
    overhead: aFigure(1e9, "estimated"),
    total: bytes === null ? aFigure(null, "unknown") : aFigure(bytes + 2e9, "estimated"),
    ...aFigure(bytes, bytes === null ? "unknown" : "exact"),
    name,
    label: name,
    kind: name === "published" ? "published" : "quantization",
    bits_per_weight: null,
  };
}

/** What a model of 14 GB needs, beside machines with so much memory. */
export function aMemory({ usable = [], ...given }: Partial<Memory> & { usable?: number[] } = {}): Memory {
  const weights = given.weights ?? [weightsOf("published", 14e9), weightsOf("q4_k_m", 4e9)];
  return {
    parameters: 7e9,
    context: 8192,
    max_context: 32768,
    weights,
    kv_cache: { ...aFigure(1e9, "estimated"), bytes_per_token: 131_072 },
    overhead: aFigure(1e9, "estimated"),
    training: [],
    chosen: "published",
    total: aFigure(16e9, "estimated"),
    hardware: usable.map((bytes, at) => ({
      hardware: {
        id: at + 1,
        name: `Machine ${at + 1}`,
        kind: "gpu",
        memory_bytes: bytes,
        count: 1,
        usable_bytes: bytes,
        created_at: "2026-01-02T03:04:05Z",
      },
      fits: weights.map((each) => {
        const needed = (each.bytes ?? 0) + 2e9;
        return {
          name: each.name,
          verdict: needed <= bytes ? "fits" : "no",
          needed_bytes: needed,
          headroom_bytes: bytes - needed,
        };
      }),
      best: null,
    })),
    ...given,
  };
}

export function aDiff(given: Partial<FieldDiff> & Pick<FieldDiff, "field">): FieldDiff {
  return { current: "a", hub: "b", source: "hub", locked: false, outcome: "take", ...given };
}

export function aRefresh(given: Partial<Refresh> = {}): Refresh {
  return {
    model: aHubModel(),
    preview: true,
    fields: [],
    upstream: [],
    warnings: [],
    event_id: null,
    ...given,
  };
}

export function aRow(given: Partial<ComparisonRow> & Pick<ComparisonRow, "key" | "cells">): ComparisonRow {
  return { label: given.key, unit: null, direction: null, differs: true, ...given };
}

export function aCell(
  text: string | null,
  given: Partial<ComparisonRow["cells"][number]> = {},
): ComparisonRow["cells"][number] {
  return { text, value: null, certainty: text === null ? null : "exact", best: false, ...given };
}

export function aComparison(rows: ComparisonRow[], given: Partial<Comparison> = {}): Comparison {
  return {
    models: [
      { id: 1, name: "Aurora", developer: "lumen", hub_id: "lumen/aurora" },
      { id: 2, name: "Borealis", developer: null, hub_id: null },
    ],
    groups: [{ name: "size", label: "Size", rows }],
    ...given,
  };
}
