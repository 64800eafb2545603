/** Round numbers from 0 to the first that is no less than the most: three or four steps of 1, 2 or 5. */
export function ticksUpTo(most: number): number[] {
  const rough = most / 4;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, scale * ([1, 2, 5, 10].find((each) => each * scale >= rough) ?? 10));
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
