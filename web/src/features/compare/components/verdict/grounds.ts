import type { Comparison, Ground } from "@/lib/api/types";

/** The rows of a comparison as what a verdict rests on: it may speak of nothing else. */
export function groundsOf({ models, groups }: Comparison): Ground[] {
  return groups
    .flatMap(({ rows }) => rows)
    .map(({ key, label, cells }) => ({
      key,
      label,
      text: models
        .map(({ name }, at) => {
          const cell = cells[at];
          return `${name}: ${cell?.text ?? "not known"}${cell?.best === true ? " (best)" : ""}`;
        })
        .join("\n"),
    }));
}
