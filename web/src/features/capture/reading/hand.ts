import * as z from "zod/mini";
import type { Field, ModelType, NewModel, Status } from "@/lib/api/types";
import { parseCount } from "@/lib/format";

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most, `At most ${most} characters`));

/** What is written in the form; the server checks it again. */
export const handSchema = z.object({
  name: line(200).check(z.minLength(1, "A model needs a name")),
  developer: line(200),
  model_type: z.string(),
  status: z.string(),
  parameters: z
    .string()
    .check(
      z.refine(
        (text) => text.trim() === "" || parseCount(text) !== null,
        "Write 7B, 8x7B, 355M or a plain number",
      ),
    ),
  license: line(200),
  version: line(100),
  tags: z.array(z.string()),
  source_links: z
    .string()
    .check(
      z.refine(
        (text) => linksOf(text).every((link) => /^https?:\/\/\S+$/i.test(link)),
        "Each begins with https:// or http://",
      ),
    ),
  date_interacted: z.string(),
  rating: z.nullable(z.number()),
  favorite: z.boolean(),
  notes: z.string(),
});

export type Hand = z.infer<typeof handSchema>;

export const EMPTY_HAND: Hand = {
  name: "",
  developer: "",
  model_type: "other",
  status: "wishlist",
  parameters: "",
  license: "",
  version: "",
  tags: [],
  source_links: "",
  date_interacted: "",
  rating: null,
  favorite: false,
  notes: "",
};

/** What is sent for a form: no more than was filled in; `proposed` are the fields that are a language model's as they are. */
export function newModelByHand(hand: Hand, proposed: readonly Field[] = []): NewModel {
  const text = (value: string) => (value.trim() === "" ? undefined : value.trim());
  const links = linksOf(hand.source_links);
  const body: NewModel = {
    name: hand.name.trim(),
    model_type: hand.model_type as ModelType,
    status: hand.status as Status,
  };
  return Object.assign(
    body,
    defined({
      developer: text(hand.developer),
      parameters: parseCount(hand.parameters) ?? undefined,
      license: text(hand.license),
      version: text(hand.version),
      tags: hand.tags.length === 0 ? undefined : hand.tags,
      source_links: links.length === 0 ? undefined : links,
      date_interacted: text(hand.date_interacted),
      rating: hand.rating ?? undefined,
      favorite: hand.favorite || undefined,
      notes: text(hand.notes),
      proposed: proposed.length === 0 ? undefined : proposed,
    }),
  );
}

function linksOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function defined(values: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
