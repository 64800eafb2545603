import type { List, Model, Tag } from "@/lib/api/types";
import type { Session } from "../harness/account";
import { TAG_COLORS } from "./families";
import { records, type NewRecord } from "./records";

const IN_FLIGHT = 8;

/** Keeps records through the API, several at once; the latest of them is the last of the list. */
export async function keep(
  session: Session,
  wanted: readonly NewRecord[],
  workspace?: number,
): Promise<Model[]> {
  const path = workspace === undefined ? "/models" : `/models?workspace=${workspace}`;
  const kept: Model[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++)
      kept[at] = await session.post<Model>(path, wanted[at]);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return kept;
}

/** A library of so many records. */
export function fill(session: Session, count: number): Promise<Model[]> {
  return keep(session, records(count));
}

/** What makes a library somebody's own: colours of tags, saved queries, records from the Hub with a journal. */
export async function furnish(session: Session): Promise<{ fromHub: Model[] }> {
  for (const [name, query] of SAVED) await session.post("/views", { name, query });
  const fromHub: Model[] = [];
  for (const record of FROM_HUB) fromHub.push(await session.post<Model>("/models", record));
  const [first] = fromHub;
  for (const entry of JOURNAL) await session.post(`/models/${first!.id}/journal`, entry);
  const { items: tags } = await session.get<List<Tag>>("/tags?limit=200");
  for (const { name } of tags) {
    const color = TAG_COLORS[name];
    if (color !== undefined) await session.patch(`/tags/${name}`, { color });
  }
  return { fromHub };
}

const SAVED = [
  ["Small and free", "params:<10b license:commercial sort:-rating"],
  ["In use", "status:using sort:-updated"],
  ["To read this week", "tag:to-read status:wishlist,studying"],
] as const;

/** The stub of the Hub knows these; they are invented, as it is. */
const FROM_HUB = [
  {
    source: "lumen-labs/Aurora-7B-Instruct",
    status: "using",
    rating: 5,
    favorite: true,
    tags: ["chat", "rag", "shortlist"],
    notes: [
      "Our default for **summaries of tickets** since the spring.",
      "",
      "| task | score | against the one before |",
      "|---|---:|---:|",
      "| summaries | 0.83 | +0.06 |",
      "| routing | 0.91 | +0.02 |",
      "",
      "1. Keep the system prompt short.",
      "2. `temperature=0.2`; higher and it invents ticket numbers.",
      "",
      "> Ask the data team before sending anything with names in it.",
    ].join("\n"),
  },
  { source: "lumen-labs/Meridian-70B-Chat", status: "tried", rating: 4, tags: ["chat", "slow"] },
  { source: "kestrel-code/Kestrel-Coder-3B", status: "studying", tags: ["code", "on-device"] },
  { source: "northwind/harbour-asr-large", status: "wishlist", tags: ["speech"] },
] as const;

const JOURNAL = [
  {
    kind: "log",
    text: "Ran it on 400 tickets of October: 3 h on one card, 12 answers had to be thrown away.",
  },
  {
    kind: "decision",
    verdict: "chosen",
    purpose: "summaries of tickets",
    because: "Half the memory of the larger one, and no worse on our own test set.",
  },
] as const;
