import { describe, expect, it } from "vitest";
import type { Event } from "@/lib/api/types";
import { told, type Names } from "./sentences";

const names: Names = {
  me: 1,
  users: new Map([
    [1, "ada"],
    [2, "Grace"],
  ]),
  workspaces: new Map([[5, "Speech team"]]),
};

let id = 100;
function event(kind: object, given: Partial<Event> = {}): Event {
  id -= 1;
  return { id, at: "2026-01-02T10:00:00Z", user_id: 2, ...kind, ...given } as Event;
}
const text = (kind: object, given: Partial<Event> = {}) => told([event(kind, given)], names)[0]?.text;
const edit = (field: string, from: unknown, to: unknown, source = "user") => ({
  kind: "field_edited",
  field,
  from,
  to,
  source,
});
const decision = {
  kind: "decision",
  verdict: "chosen",
  purpose: "summaries",
  because: "fast",
  day: "2026-01-02",
};

describe("who did it", () => {
  it.each([
    [1, "You moved it to the trash"],
    [2, "Grace moved it to the trash"],
    [3, "Someone moved it to the trash"],
    [null, "TrackML moved it to the trash"],
  ])("%s", (user_id, sentence) => {
    expect(text({ kind: "deleted" }, { user_id })).toBe(sentence);
  });
});

it.each<[string, object]>([
  ["Grace added it", { kind: "created", hub_id: null }],
  ["Grace added it from the Hub as org/name", { kind: "created", hub_id: "org/name" }],
  [
    "Grace changed the status from Wishlist to Using",
    { kind: "status_changed", from: "wishlist", to: "using" },
  ],
  ["Grace changed the developer from A to B", edit("developer", "A", "B")],
  ["Grace set the version to v2", edit("version", null, "v2")],
  ["Grace removed the license mit", edit("license", "mit", null)],
  ["Grace changed the type from LLM to Embedding", edit("model_type", "llm", "embedding")],
  ["Parameters 7 B → 7.2 B (from the Hub)", edit("parameters", 7e9, 7.2e9, "hub")],
  ["Type Chatbot (inferred from facts of the Hub)", edit("model_type", null, "chatbot", "inferred")],
  ["Grace made it a favorite", edit("favorite", false, true)],
  ["Grace took it from the favorites", edit("favorite", true, false)],
  ["Grace rated it 4 of 5", edit("rating", null, 4)],
  ["Grace removed the rating 4 of 5", edit("rating", 4, null)],
  ["Grace added the tag a and removed the tags b, c", edit("tags", ["b", "c"], ["a"])],
  ["Grace added the link https://x.org", edit("source_links", [], ["https://x.org"])],
  ["Grace wrote notes", edit("notes", "", "x")],
  ["Grace edited the notes", edit("notes", "x", "y")],
  ["Grace removed the notes", edit("notes", "x", "")],
  [
    "Grace refreshed the facts from the Hub, commit aaaaaaa → bbbbbbb",
    { kind: "refreshed", from: "aaaaaaaaaa", to: "bbbbbbbbbb" },
  ],
  ["Grace refreshed the facts from the Hub", { kind: "refreshed", from: null, to: "bbb" }],
  ["Grace locked the license", { kind: "field_locked", field: "license" }],
  ["Grace unlocked the day of last use", { kind: "field_unlocked", field: "date_interacted" }],
  ["Grace marked the changes on the Hub as seen", { kind: "upstream_seen" }],
  ["Grace took back an earlier change", { kind: "reverted", event: 4 }],
  ["Grace moved it from another workspace to Speech team", { kind: "moved", from: 9, to: 5 }],
  ["Grace copied it from Speech team", { kind: "copied", from_model: 3, from_workspace: 5 }],
  ["Grace merged another record into it", { kind: "merged", from_model: 3, left: {} }],
  ["Grace merged it into another record", { kind: "merged_into", into_model: 3 }],
  ["Grace decided: chosen for summaries", { kind: "journal_edited", entry: 1, from: null, to: decision }],
  [
    "Grace removed the decision chosen for summaries",
    { kind: "journal_edited", entry: 1, from: decision, to: null },
  ],
  [
    "Grace changed a log entry",
    { kind: "journal_edited", entry: 1, from: { kind: "log", text: "a" }, to: { kind: "log", text: "b" } },
  ],
  ["Grace took it out of the trash", { kind: "restored" }],
])("%s", (sentence, kind) => {
  expect(text(kind)).toBe(sentence);
});

describe("a stretch of edits of the notes", () => {
  const stretch = [
    event(edit("notes", "ab", "abc"), { at: "2026-01-02T10:02:00Z" }),
    event(edit("notes", "a", "ab"), { at: "2026-01-02T10:01:00Z" }),
    event(edit("notes", "old", "a"), { at: "2026-01-02T10:00:00Z" }),
  ];

  it("is told once, with what stood there before it", () => {
    expect(told(stretch, names)).toMatchObject([
      {
        text: "Grace edited the notes (saved 3 times)",
        details: [{ label: "The notes before", text: "old" }],
      },
    ]);
  });

  it("ends where somebody else edits them, or another thing happens", () => {
    const other = event(edit("notes", "x", "old"), { user_id: 1 });
    expect(
      told([...stretch, other, event({ kind: "restored" }), event(edit("notes", "w", "x"))], names),
    ).toHaveLength(4);
  });

  it("ends after an hour without one", () => {
    const early = event(edit("notes", "x", "old"), { at: "2026-01-02T08:00:00Z" });
    expect(told([...stretch, early], names)).toHaveLength(2);
  });
});

it("tells what changed on the Hub at a refresh, but for the commit, which the sentence names", () => {
  const changes = [
    { what: "sha", from: "a", to: "b" },
    { what: "gated", from: "no", to: "manual" },
  ];
  const [refreshed] = told(
    [event({ kind: "refreshed", from: null, to: "b", changes }, { user_id: null })],
    names,
  );
  expect(refreshed?.text).toBe("The facts were refreshed from the Hub");
  expect(refreshed?.details.map((detail) => detail.text)).toEqual([
    "The access changed from open to everybody to gated, asked for.",
  ]);
});

it("keeps what a removed entry said", () => {
  const [entry] = told([event({ kind: "journal_edited", entry: 1, from: decision, to: null })], names);
  expect(entry?.details).toEqual([{ label: "What it said before", text: "fast" }]);
});

it("keeps what a merged record said otherwise", () => {
  const [merged] = told([event({ kind: "merged", from_model: 3, left: { developer: "B" } })], names);
  expect(merged?.details).toEqual([{ label: "Developer", text: "B" }]);
});
