import type { ModelItem } from "@/lib/api/types";

/** The record that one put the most into: what is said of it by hand counts, and the Hub's id; the oldest of equals. */
export function fullest(models: readonly ModelItem[]): number | undefined {
  let best: { id: number; score: number } | undefined;
  for (const model of models) {
    const score = [
      model.hub_id != null,
      model.rating != null,
      model.favorite,
      model.status !== "wishlist",
      model.version != null,
      model.date_interacted != null,
      model.tags.length > 0,
      model.source_links.length > 0,
    ].filter(Boolean).length;
    if (best === undefined || score > best.score) best = { id: model.id, score };
  }
  return best?.id;
}
