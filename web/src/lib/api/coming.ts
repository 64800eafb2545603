import type { Field, Model, ModelItem, Facets, Source, Status, ModelType, LicenseClass } from "./types";

// ---- Model (GET /models/{id}) gains two keys; `ModelWithTruth` stands for Model until the schema has them
export interface UpstreamChange {
  what: "license" | "gated" | "sha" | "new_version" | "renamed" | "gone" | "back";
  from: string | null;
  to: string | null;
}
export interface Upstream {
  checked_at: string; // when the Hub was asked last
  gone_since: string | null; // deleted or made private
  unseen: UpstreamChange[]; // what changed and nobody has marked as seen (never "sha")
}
export type ModelWithTruth = Model & { locked_fields: Field[]; upstream: Upstream | null /* null: not on the Hub */ };
// model.provenance: Record<Field, {source: "user"|"hub"|"inferred"|"ai", at}> exists already

// PUT /models/{id}/locks/{field} -> 200 Model ; DELETE the same -> 200 Model. A locked field is left alone by every refresh. (Editors.)

// POST /models/{id}/refresh  {preview?: boolean, accept?: Field[], decline?: Field[]} -> 200 Refresh
//   preview: nothing is stored. accept: take the Hub's value though a person wrote the field. decline: keep the value this time.
//   A locked field in accept is 422 (errors[].field = "accept"). 409 code "not_on_hub" for records that are not on the Hub. Hub failures: 502/503/504, Retry-After.
export interface Refresh {
  model: ModelWithTruth;
  preview: boolean;
  fields: FieldDiff[]; // only those in which the record and the Hub differ
  upstream: UpstreamChange[]; // what changed on the Hub since the last look
  warnings: string[];
  event_id: number | null; // revert this event to take the refresh back; null where nothing was stored
}
export interface FieldDiff {
  field: Field;
  current: unknown; // JSON value before
  hub: unknown; // JSON value that the Hub's facts suggest
  source: Source | null; // of the current value
  locked: boolean;
  outcome: "take" | "keep"; // taken (with preview: would be), or kept: a person's word, locked, or declined
}

// POST /models/{id}/history/{event_id}/revert -> 200 Reverted ; 409 code "nothing_to_revert" where all was changed since
export interface Reverted { model: ModelWithTruth; put_back: Field[]; kept: Field[] /* changed since, left alone */ }
// Event (GET /models/{id}/history items) gains `revertible: boolean`, and the kinds:
//   refreshed {from, to (sha), changes: UpstreamChange[]} · field_locked {field} · field_unlocked {field} · upstream_seen {} · reverted {event: number}
// POST /models/{id}/upstream/seen -> 200 Model (marks the changes as seen)

// ---- Refreshing a whole workspace, in the background
// POST /workspaces/{id}/refresh -> 202 RefreshRun (the running one where there is one) · GET -> 200 {run: RefreshRun | null} (the latest) · DELETE -> 200 RefreshRun (stopped)
export interface RefreshRun {
  id: number;
  state: "running" | "waiting" /* for the Hub's quota */ | "finished" | "stopped";
  total: number; done: number; changed: number; gone: number; failed: number;
  started_at: string; finished_at: string | null; waits_until: string | null;
}

// ---- Memory: GET /models/{id}/memory?context=8192&dtype=bf16 -> 200 Memory
export type Certainty = "exact" | "estimated" | "unknown";
export interface Figure { bytes: number | null; certainty: Certainty; how: string /* a sentence */ }
export interface WeightsFigure extends Figure {
  name: string; // "published", "f32", "bf16", "f8", "int8", "q8_0", "q6_k", "q5_k_m", "q4_k_m", "q3_k_m", "q2_k", or a file's quantization
  label: string; // "As published (BF16)", "Q4_K_M"
  kind: "published" | "file" | "dtype" | "quantization";
  bits_per_weight: number | null;
}
export interface Memory {
  parameters: number | null;
  context: number; // tokens of this answer
  max_context: number | null;
  weights: WeightsFigure[]; // largest first within each kind
  kv_cache: Figure & { bytes_per_token: number | null }; // at `context`, in 16 bits, one sequence
  overhead: Figure; // what the runtime needs besides
  training: (Figure & { method: string; label: string })[]; // "full_adam", "lora", "qlora"
  chosen: string; // name of the weights that `total` is of (the `dtype` asked, else published)
  total: Figure; // chosen + kv_cache + overhead
  hardware: HardwareFit[]; // one per profile of the caller
}
export interface HardwareFit {
  hardware: Hardware;
  fits: { name: string; verdict: Verdict; needed_bytes: number | null; headroom_bytes: number | null /* negative: missing */ }[]; // one per weights row
  best: string | null; // the largest weights that fit
}
export type Verdict = "fits" | "tight" | "no" | "unknown";
export interface Hardware {
  id: number; name: string; kind: "gpu" | "unified" | "cpu"; memory_bytes: number /* of one */; count: number;
  usable_bytes: number; // of all together, what a model may use
}
// GET /hardware -> {items: Hardware[]} · POST /hardware NewHardware -> 201 · PATCH /hardware/{id} Partial<NewHardware> -> 200 · DELETE -> 204 (the signed-in person's own)
export interface NewHardware { name: string; kind: Hardware["kind"]; memory_bytes: number; count: number }
// GET /hardware/presets -> {items: HardwarePreset[]}
export interface HardwarePreset { name: string; vendor: string; kind: Hardware["kind"]; memory_bytes: number }

// ---- Licence: GET /models/{id}/license -> 200 LicenseVerdict
export interface LicenseVerdict {
  license: string | null; class: LicenseClass | null; // the record's own
  commercial: "yes" | "conditions" | "no" | "unknown"; // effective, base models included
  reason: string; // a sentence
  name: string | null; link: string | null; // as the card gives them
  bases: { hub_id: string; relation: string; model_id: number | null; license: string | null; class: LicenseClass | null; stricter: boolean; reason: string }[];
}

// ---- Family: GET /models/{id}/family -> 200 Family
export interface Family { nodes: FamilyNode[]; links: { parent: string; child: string; relation: "finetune" | "quantized" | "adapter" | "merge" | "unknown" }[]; truncated: boolean }
export interface FamilyNode {
  key: string; // unique in this answer
  hub_id: string | null; name: string; model_id: number | null; // model_id null: named as a parent, not among the records
  is_self: boolean; status: Status | null; model_type: ModelType | null; parameters: number | null; license: string | null;
}

// ---- Compare: POST /models/compare {ids: number[]} (2–8) -> 200 Comparison; `?format=markdown` -> text/markdown, `?format=csv` -> text/csv
export interface Comparison { models: { id: number; name: string; developer: string | null; hub_id: string | null }[]; groups: ComparisonGroup[] }
export interface ComparisonGroup { name: "identity" | "size" | "memory" | "context" | "license" | "dates" | "popularity" | "evaluations"; label: string; rows: ComparisonRow[] }
export interface ComparisonRow {
  key: string; label: string;
  unit: "bytes" | "parameters" | "tokens" | "count" | "score" | null;
  direction: "higher" | "lower" | null; // which is better; null: neither
  differs: boolean; // not all that are there are equal
  cells: { text: string | null /* null: missing */; value: number | null; certainty: Certainty | null; best: boolean }[]; // in the order of models
}

// ---- Dashboard: GET /dashboard?workspace=1&time_zone=Europe/Berlin&stale_days=30 -> 200 Dashboard
export interface Dashboard {
  time_zone: string;
  today: string; // YYYY-MM-DD there
  facets: Facets; // total, status, type, tag, developer, license_class, size; each value with its query
  favorites: { count: number; query: string };
  added_this_month: { count: number; query: string };
  weeks: { start: string /* Monday */; added: number; status_changes: number; added_query: string; status_query: string }[]; // 53, oldest first
  days: { date: string; events: number; query: string }[]; // days with something only, a year
  recent: ModelItem[]; // 8, changed last
  attention: { kind: "gone" | "changed" | "stale" | "incomplete" | "duplicates" | "gated"; count: number; query: string; models: ModelItem[] /* up to 5 */ }[]; // all six kinds, count may be 0
}
// New in the search language: is:gone is:changed is:duplicate · fits:24gb fits:mine fits:24gb@8bit · active:<7d moved:<7d (has an event / a change of status then)
