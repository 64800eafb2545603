/** How a day is painted, from nothing to much. */
export const LEVELS = ["bg-line/65", "bg-accent/30", "bg-accent/55", "bg-accent/80", "bg-accent"] as const;
