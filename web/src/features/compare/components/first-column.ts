/** The first column stays while the others scroll below it; who uses it gives it a ground of its own. */
export const FIRST =
  "sticky left-0 w-32 min-w-32 border-r pr-3 text-left align-top text-sm font-normal sm:w-52 sm:min-w-52";
