import type { Field, LicenseClass, ModelType, Role, Source, Status } from "@/lib/api/types";

/** The words that people see for what the API names. */
export const STATUSES: readonly Status[] = ["wishlist", "studying", "tried", "using", "archived"];

export const STATUS_LABELS: Record<Status, string> = {
  wishlist: "Wishlist",
  studying: "Studying",
  tried: "Tried",
  using: "Using",
  archived: "Archived",
};

export const TYPE_LABELS: Record<ModelType, string> = {
  audio: "Audio",
  chatbot: "Chatbot",
  classification: "Classification",
  clustering: "Clustering",
  code_assistant: "Code assistant",
  data_analysis: "Data analysis",
  diffusion: "Diffusion",
  embedding: "Embedding",
  forecasting: "Forecasting",
  image_editing: "Image editing",
  language_model: "Language model",
  llm: "LLM",
  machine_translation: "Machine translation",
  multi_modal: "Multimodal",
  ner: "Named entities",
  object_detection: "Object detection",
  other: "Other",
  recommendation: "Recommendation",
  reinforcement: "Reinforcement",
  reranker: "Reranker",
  segmentation: "Segmentation",
  sentiment_analysis: "Sentiment analysis",
  speech_recognition: "Speech recognition",
  text_generation: "Text generation",
  time_series: "Time series",
  video_generation: "Video generation",
  vision: "Vision",
  voice_generation: "Voice generation",
};

export const LICENSE_CLASS_LABELS: Record<LicenseClass, string> = {
  permissive: "Permissive",
  copyleft: "Copyleft",
  non_commercial: "Non-commercial",
  custom_terms: "Custom terms",
  no_derivatives: "No derivatives",
  unknown: "Unknown",
};

export const FIELD_LABELS: Record<Field, string> = {
  name: "Name",
  developer: "Developer",
  model_type: "Type",
  status: "Status",
  parameters: "Parameters",
  license: "License",
  version: "Version",
  tags: "Tags",
  notes: "Notes",
  source_links: "Links",
  date_interacted: "Last used",
  favorite: "Favorite",
  rating: "Rating",
};

export const SOURCE_LABELS: Record<Source, string> = {
  user: "written by you",
  hub: "from the Hugging Face Hub",
  inferred: "inferred from facts of the Hub",
  ai: "written by AI",
};

export const ROLE_LABELS: Record<Role, string> = { viewer: "Viewer", editor: "Editor", owner: "Owner" };
