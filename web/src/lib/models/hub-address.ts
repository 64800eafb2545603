const HUB = "https://huggingface.co/";

/** The address of a model on the Hub. */
export function hubAddress(id: string): string {
  return HUB + id.split("/").map(encodeURIComponent).join("/");
}
