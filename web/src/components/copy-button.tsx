import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { copyText } from "@/lib/copy-text";

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
  const [isDone, copy] = useCopy(text);
  const Icon = isDone ? Check : Copy;
  return (
    <Button size={size} onClick={copy} className={className}>
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{isDone ? "Copied" : label}</span>
    </Button>
  );
}

/** The same in little room: `what` is copied. */
export function CopyIcon({ text, what, className }: { text: string; what: string; className?: string }) {
  const [isDone, copy] = useCopy(text);
  const Icon = isDone ? Check : Copy;
  return (
    <>
      <IconButton label={`Copy ${what}`} size="tiny" className={className} onClick={copy}>
        <Icon aria-hidden className="size-3.5" />
      </IconButton>
      <span role="status" className="sr-only">
        {isDone && "Copied"}
      </span>
    </>
  );
}

function useCopy(text: string): [isDone: boolean, copy: () => void] {
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(setIsDone, 2000, false);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    if (await copyText(text)) setIsDone(true);
  };
  return [isDone, () => void copy()];
}
