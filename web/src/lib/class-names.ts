import { clsx, type ClassValue } from "clsx";

/**
 * Joins class names. Two that set the same property are not resolved here (that costs every visitor 9 kB): what a
 * component is given in `className` places it (margins, grid, width where it sets none) and never restyles it.
 */
export function cn(...inputs: ClassValue[]): string {
  return clsx(inputs);
}
