const SHORTEST = 1024;

/** The contexts to choose from, in tokens: doubled from step to step, and the longest that the model reads. */
export function contextSteps(longest: number): number[] {
  const steps: number[] = [];
  for (let tokens = SHORTEST; tokens < longest; tokens *= 2) steps.push(tokens);
  return [...steps, longest];
}

/** The place of the step that is nearest to a context without being longer. */
export function stepOf(steps: readonly number[], context: number): number {
  return Math.max(
    0,
    steps.findLastIndex((tokens) => tokens <= context),
  );
}
