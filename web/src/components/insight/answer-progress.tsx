import { Square } from "lucide-react";
import { useLayoutEffect, useRef, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { Statement } from "@/lib/api/types";
import { counted } from "@/lib/format";

interface AnswerProgressProps {
  /** Who writes: the language model. */
  who: string;
  statements: readonly Statement[];
  onStop: () => void;
  /** What has the keyboard afterwards, where it was at the button that stops. */
  returnFocus?: RefObject<HTMLElement | null>;
}

/** Says that an answer is on its way, reads it aloud as it comes, and stops it. */
export function AnswerProgress({ who, statements, onStop, returnFocus }: AnswerProgressProps) {
  const stop = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = stop.current;
    // The button that asked is gone: what it led to is stopped from where it was pressed.
    if (document.activeElement === document.body) button?.focus({ preventScroll: true });
    const giveBack = () => returnFocus?.current?.focus({ preventScroll: true });
    return () => {
      // What it is given back to comes with the same change of the page.
      if (document.activeElement === button) requestAnimationFrame(giveBack);
    };
  }, [returnFocus]);
  const latest = statements.at(-1);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span className="flex min-w-0 items-center gap-2">
        <Spinner />
        <span className="min-w-0 wrap-anywhere">
          {latest === undefined
            ? `${who} reads what there is…`
            : `${who} writes: ${counted(statements.length, "statement")} so far`}
        </span>
      </span>
      <Button ref={stop} size="small" onClick={onStop}>
        <Square aria-hidden className="size-3" />
        Stop
      </Button>
      {/* The statement alone: the buttons of what it rests on would drown it. */}
      <span role="status" className="sr-only">
        {latest?.text ?? "The question is asked"}
      </span>
    </div>
  );
}

/** Says of what is shown that nobody wanted the rest. */
export function Stopped({ onClose }: { onClose: () => void }) {
  return (
    <Notice>
      <span role="status">Stopped. What came until then is shown here, and is not kept.</span>{" "}
      <Button look="link" onClick={onClose}>
        Put it away
      </Button>
    </Notice>
  );
}
