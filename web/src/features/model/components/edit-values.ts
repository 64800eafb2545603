import type { Model, ModelPatch, ModelType } from "@/lib/api/types";
import { parseCount } from "@/lib/format";

/** The fields of a record as a form has them: all of them texts. */
export interface EditValues {
  name: string;
  developer: string;
  model_type: ModelType;
  version: string;
  parameters: string;
  license: string;
  date_interacted: string;
  /** A link in each line. */
  source_links: string;
}

export type EditField = keyof EditValues;

export function valuesOf(model: Model): EditValues {
  return {
    name: model.name,
    developer: model.developer ?? "",
    model_type: model.model_type,
    version: model.version ?? "",
    parameters: model.parameters == null ? "" : String(model.parameters),
    license: model.license ?? "",
    date_interacted: model.date_interacted ?? "",
    source_links: model.source_links.join("\n"),
  };
}

/** The fields that differ from those that the form began with. What is not named here, the server leaves alone. */
export function changedFields(before: EditValues, after: EditValues): EditField[] {
  return (Object.keys(before) as EditField[]).filter((field) => after[field].trim() !== before[field].trim());
}

export function patchOf(before: EditValues, after: EditValues): ModelPatch {
  const patch: ModelPatch = {};
  for (const field of changedFields(before, after)) {
    const text = after[field].trim();
    if (field === "source_links") patch.source_links = linesOf(text);
    else if (field === "name") patch.name = text;
    else if (field === "model_type") patch.model_type = after.model_type;
    // The server reads what the client does not, such as `8x7B`.
    else if (field === "parameters") patch.parameters = text === "" ? null : (parseCount(text) ?? text);
    else patch[field] = text === "" ? null : text;
  }
  return patch;
}

export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The fields that both the form and somebody else changed, to different values. */
export function collisions(before: EditValues, mine: EditValues, theirs: EditValues): EditField[] {
  return changedFields(before, mine).filter(
    (field) => theirs[field] !== before[field] && theirs[field].trim() !== mine[field].trim(),
  );
}
