import type { HubFacts, Source } from "@/lib/api/types";

type Relation = HubFacts["base_models"][number]["relation"];

const RELATIONS: Record<Relation, string> = {
  finetune: "Fine-tuned from",
  quantized: "Quantized from",
  adapter: "Adapter of",
  merge: "Merged from",
  unknown: "Based on",
};

export function baseModelWords(relation: Relation): string {
  return RELATIONS[relation];
}

/** What stands between one and the files. */
export function gatedWords({
  gated,
  private: isPrivate,
}: Pick<HubFacts, "gated" | "private">): string | null {
  if (isPrivate) return "Private: only its owners can see it";
  if (gated === "auto") return "Gated: granted at once when you accept the terms on the Hub";
  if (gated === "manual") return "Gated: the authors answer each request themselves";
  return null;
}

/** `English` for `en`; what is no code of a language stays as it is. */
export function languageNames(codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
  return codes.map((code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  });
}

/** Where a value came from, in a word. */
export const SOURCE_NAMES: Record<Source, string> = {
  user: "You",
  hub: "Hub",
  inferred: "Inferred",
  ai: "AI",
};

/** The same, as the beginning of a sentence. */
export const SOURCE_ORIGINS: Record<Source, string> = {
  user: "Written by you",
  hub: "From the Hub",
  inferred: "Inferred from facts of the Hub",
  ai: "Written by AI",
};
