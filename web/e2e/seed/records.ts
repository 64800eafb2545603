import type { ModelPatch } from "@/lib/api/types";
import { FAMILIES, FINDINGS, OPENINGS, OWN_TAGS, STATUSES, type Family } from "./families";
import { Random } from "./random";

/** A record as `POST /models` takes it. */
export type NewRecord = Partial<ModelPatch> & { name: string };

const DAY_MS = 86_400_000;

/**
 * Records of a library that somebody has kept for a while: the same in every run, and each name once.
 *
 * @param today what days are counted back from
 */
export function records(count: number, today = new Date()): NewRecord[] {
  const random = new Random(20_261_125);
  const taken = new Set<string>();
  return Array.from({ length: count }, () => record(random, today, taken));
}

function record(random: Random, today: Date, taken: Set<string>): NewRecord {
  const family = random.pick(FAMILIES);
  const status = random.weighted(STATUSES);
  const isKnown = status !== "wishlist";
  const size = random.pick(family.sizes);
  const version = random.pick(family.versions);
  return {
    name: name(random, family, size, version, taken),
    developer: family.developer,
    model_type: family.type,
    status,
    parameters: Math.round(size * 1e9 * (1 + random.whole(-4, 9) / 200)),
    license: family.license,
    version,
    tags: tags(random, family),
    source_links: [`https://huggingface.co/models?search=${encodeURIComponent(family.name)}`],
    favorite: random.chance(status === "using" ? 0.45 : 0.05),
    ...(isKnown &&
      random.chance(0.55) && {
        rating: random.weighted([
          [5, 2],
          [4, 5],
          [3, 4],
          [2, 2],
          [1, 1],
        ]),
      }),
    ...(isKnown && { date_interacted: day(today, random.whole(0, 240)) }),
    ...(random.chance(isKnown ? 0.7 : 0.15) && { notes: notes(random) }),
  };
}

function name(random: Random, family: Family, size: number, version: string, taken: Set<string>): string {
  const scale = size >= 1 ? `${size}B` : `${Math.round(size * 1000)}M`;
  const parts = [family.name, version, scale, random.pick(family.variants)];
  const base = parts.filter((part) => part !== "").join("-");
  // Who keeps thousands keeps conversions and fine-tunes of the same few.
  const endings = ["", "-GGUF", "-AWQ", "-GPTQ-Int4", "-bnb-4bit", "-MLX", "-ONNX"];
  for (let turn = 0; ; turn += 1) {
    const ending = endings[turn % endings.length] ?? "";
    const run = Math.floor(turn / endings.length);
    const whole = `${base}${ending}${run === 0 ? "" : `-r${run}`}`;
    if (taken.has(whole)) continue;
    taken.add(whole);
    return whole;
  }
}

function tags(random: Random, family: Family): string[] {
  const given = random.some(family.tags, random.whole(1, 2));
  return random.chance(0.35) ? [...given, random.pick(OWN_TAGS)] : given;
}

function notes(random: Random): string {
  const opening = random.pick(OPENINGS);
  if (random.chance(0.5)) return opening;
  const findings = random.some(FINDINGS, random.whole(2, 4)).map((finding) => `- ${finding}`);
  return [opening, "", "## What I saw", "", ...findings].join("\n");
}

function day(today: Date, ago: number): string {
  return new Date(today.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
}
