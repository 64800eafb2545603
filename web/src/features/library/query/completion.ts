import type { Meta } from "@/lib/api/types";
import { LICENSE_CLASS_LABELS, STATUS_LABELS, TYPE_LABELS } from "@/lib/labels";
import { pieceAt, type Completion } from "./piece";
import { quoted } from "./terms";

const MOST = 8;

/** The fields whose values are names that the workspace knows. */
export function isLookedUp(field: string | null): field is "tag" | "developer" {
  return field === "tag" || field === "developer";
}

/** What could stand at the caret. `known` are the names of the workspace for a field that is looked up. */
export function completionsAt(
  text: string,
  caret: number,
  meta: Meta | undefined,
  known: readonly string[],
): Completion[] {
  const piece = pieceAt(text, caret);
  const begun = piece.begun.toLowerCase();
  const { start, end, field } = piece;
  if (field === null) {
    return (meta?.query_fields ?? [])
      .filter(({ name }) => begun !== "" && name.startsWith(begun))
      .slice(0, MOST)
      .map(({ name, value }) => ({
        text: `${name}:`,
        label: `${name}:`,
        hint: value,
        start,
        end,
        isField: true,
      }));
  }
  return valuesFor(field, meta, known)
    .filter(({ value, label }) => begins(value, begun) || begins(label, begun))
    .filter(({ value }) => value.toLowerCase() !== begun)
    .slice(0, MOST)
    .map(({ value, label }) => ({
      text: quoted(value),
      label: value,
      hint: label === value ? undefined : label,
      start,
      end,
      isField: false,
    }));
}

function begins(text: string, begun: string): boolean {
  return (
    text
      .toLowerCase()
      .split(/[\s_-]/)
      .some((word) => word.startsWith(begun)) || text.toLowerCase().startsWith(begun)
  );
}

type Value = { value: string; label: string };

const HAS =
  "developer params context license version tags notes links rating interacted hub decision log".split(" ");
const SORTS = "relevance name developer params context rating added updated since interacted".split(" ");
const EXAMPLES: Record<string, string[]> = {
  params: ["<4b", "<10b", "7b..15b", ">=70b"],
  context: [">=32k", ">=128k"],
  rating: [">=4", "5"],
  added: ["<7d", "<30d", ">1y"],
  updated: ["<7d", "<30d", ">1y"],
  since: ["<30d", ">6m"],
  interacted: ["<30d", ">6m"],
  active: ["<7d", "<30d", ">6m"],
  moved: ["<7d", "<30d", ">6m"],
  fits: ["mine", "8gb", "16gb", "24gb", "48gb", "24gb@8bit", "24gb@4bit"],
};

function valuesFor(field: string, meta: Meta | undefined, known: readonly string[]): Value[] {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (field) {
    case "status":
      return Object.entries(STATUS_LABELS).map(([value, label]) => ({ value, label }));
    case "type":
      return Object.entries(TYPE_LABELS).map(([value, label]) => ({ value, label }));
    case "license":
      return [
        ...Object.entries({ commercial: "Commercial use", ...LICENSE_CLASS_LABELS }).map(
          ([value, label]) => ({ value, label }),
        ),
        ...plain(Object.keys(meta?.licenses ?? {})),
      ];
    case "is":
      return plain(["favorite", "gated", "gone", "changed", "duplicate", "trashed"]);
    case "has":
      return plain(HAS);
    case "decision":
      return plain(["chosen", "rejected"]);
    case "sort":
      return plain(SORTS.flatMap((name) => (name === "relevance" ? [name] : [name, `-${name}`])));
    case "tag":
    case "developer":
      return plain(known);
    default:
      return plain(EXAMPLES[field] ?? []);
  }
}
