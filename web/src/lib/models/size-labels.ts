/** How the bands of size are called that the API counts by. */
export const SIZE_LABELS: Record<string, string> = {
  tiny: "Under 1 B",
  small: "1–4 B",
  medium: "4–15 B",
  large: "15–80 B",
  huge: "80 B and more",
};
