import type { FoundModel, Model } from "@/lib/api/types";

let next = 1;

/** A record as a list answers it; a test names only what it is about. */
export function anItem(given: Partial<FoundModel> = {}): FoundModel {
  const id = given.id ?? next++;
  return {
    id,
    workspace_id: 1,
    name: `Model ${id}`,
    developer: null,
    model_type: "llm",
    status: "wishlist",
    status_since: "2026-01-02T03:04:05Z",
    parameters: null,
    license: null,
    license_class: null,
    version: null,
    tags: [],
    source_links: [],
    date_interacted: null,
    favorite: false,
    rating: null,
    hub_id: null,
    context_length: null,
    revision: 1,
    created_at: "2026-01-02T03:04:05Z",
    updated_at: "2026-01-02T03:04:05Z",
    deleted_at: null,
    ...given,
  };
}

/** A whole record. */
export function aModel(given: Partial<Model> = {}): Model {
  return {
    ...anItem(given),
    notes: "",
    provenance: {},
    hub: null,
    locked_fields: [],
    upstream: null,
    ...given,
  };
}
