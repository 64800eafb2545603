/** What people call the facts that a statement cites, as the server does. It names those of a whole answer itself. */
const LABELS: Record<string, string> = {
  name: "Name",
  developer: "Developer",
  model_type: "Type",
  version: "Version",
  tags: "Tags",
  hub_id: "Hub id",
  pipeline_tag: "Pipeline tag",
  library: "Library",
  architecture: "Architecture",
  base_models: "Base models",
  languages: "Languages",
  parameters: "Parameters",
  context_length: "Context length",
  layers: "Layers",
  experts: "Experts",
  quantization: "Quantization",
  published: "Weights as published",
  bf16: "Weights in 16 bits",
  q4_k_m: "Weights in Q4_K_M",
  kv_cache: "KV cache at 8,192 tokens",
  total_q4_k_m: "To run it in Q4_K_M",
  license: "License",
  license_class: "Class",
  license_name: "License name",
  commercial: "Commercial use",
  gated: "Gated",
  hub_created_at: "Published",
  hub_last_modified: "Changed on the Hub",
  datasets: "Datasets",
  inference_providers: "Inference providers",
  quantized_files: "Quantized files",
  new_version: "Successor",
  description: "Description",
  notes: "Notes",
};

/** What the fact of a key is called, for as long as the answer that says it is on its way. */
export function groundLabel(key: string): string {
  const passage = /^card_(\d+)$/.exec(key);
  if (passage !== null) return `Card, passage ${passage[1] ?? ""}`;
  const known = LABELS[key];
  if (known !== undefined) return known;
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
