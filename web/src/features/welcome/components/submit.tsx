import { Button } from "@/components/ui/button";

/** The button that sends a form; while the server asks to wait it says for how long. */
export function Submit({ children, isBusy, left }: { children: string; isBusy: boolean; left: number }) {
  return (
    <Button type="submit" look="primary" size="large" isBusy={isBusy} disabled={left > 0} className="w-full">
      {left > 0 ? <span className="tabular">Try again in {waitOf(left)}</span> : children}
    </Button>
  );
}

/** `45 s`, `2 min 5 s`. */
export function waitOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
