/** The colours of tags: mid tones that hold 3:1 as a dot on the surfaces of both themes (WCAG 1.4.11). */
export const TAG_COLORS = [
  { name: "Red", value: "#d64545" },
  { name: "Orange", value: "#c7661b" },
  { name: "Yellow", value: "#a17a00" },
  { name: "Green", value: "#3d8b40" },
  { name: "Teal", value: "#0f8a83" },
  { name: "Blue", value: "#3b78d8" },
  { name: "Violet", value: "#8561d6" },
  { name: "Pink", value: "#c2479a" },
  { name: "Grey", value: "#7a828a" },
] as const;

/** What a colour is called; its own text where it is none of ours. */
export function colorName(color: string | null | undefined): string {
  if (color == null) return "No color";
  return TAG_COLORS.find(({ value }) => value === color)?.name ?? color;
}
