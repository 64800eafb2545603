import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { notify } from "@/lib/notify";

/** Copies a text, and says that it did. */
export function CopyIcon({ text, what, className }: { text: string; what: string; className?: string }) {
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(setIsDone, 2000, false);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsDone(true),
      // Without TLS browsers keep the clipboard to themselves.
      () => notify.failed("The browser did not let the page copy. Select the text and copy it."),
    );
  return (
    <>
      <IconButton label={`Copy ${what}`} size="tiny" className={className} onClick={() => void copy()}>
        {isDone ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
      </IconButton>
      <span role="status" className="sr-only">
        {isDone && "Copied"}
      </span>
    </>
  );
}
