import type { Snippet } from "@/lib/api/types";

const PLACES: Record<Snippet["field"], string> = {
  name: "Name",
  tags: "Tags",
  developer: "Developer",
  version: "Version",
  hub_id: "Hub",
  license: "License",
  notes: "Notes",
  journal: "Journal",
  source_links: "Links",
  description: "Card",
};

/** A piece of text with the words in it that were looked for. */
export function Hit({ snippet, isNamed = false }: { snippet: Snippet; isNamed?: boolean }) {
  return (
    <>
      {isNamed && `${PLACES[snippet.field]}: `}
      {snippet.fragments.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
    </>
  );
}
