import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/lib/notify";

/** Copies a text, and says that it did. */
export function CopyButton({
  text,
  label = "Copy",
  size = "normal",
  className,
}: {
  text: string;
  label?: string;
  size?: "normal" | "field";
  className?: string;
}) {
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(setIsDone, 2000, false);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsDone(true);
    } catch {
      // Without TLS browsers keep the clipboard to themselves.
      notify.failed("The browser did not let the page copy. Select the text and copy it.");
    }
  };
  return (
    <Button size={size} onClick={() => void copy()} className={className}>
      {isDone ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{isDone ? "Copied" : label}</span>
    </Button>
  );
}
