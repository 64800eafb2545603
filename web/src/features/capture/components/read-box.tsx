import { FileUp, Square } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/class-names";
import { memorySize } from "@/lib/format";
import { useMeta } from "@/lib/meta";
import type { Reading } from "../reading/use-reading";

const KINDS = ".pdf,.docx,.md,.markdown,.txt,.text,application/pdf,text/plain,text/markdown";

/** Where a text is pasted, or a document is chosen or dropped. */
export function ReadBox({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const { isReading, read, stop } = reading;
  const most = useMeta()?.limits.document_bytes ?? 10 * 1024 ** 2;
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [isOver, setIsOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const take = (file: File | undefined) => {
    if (file === undefined || isReading) return;
    const isTooLarge = file.size > most;
    setRefused(
      isTooLarge ? `${file.name} has ${memorySize(file.size)}; at most ${memorySize(most)} are read.` : null,
    );
    if (!isTooLarge) read(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={cn(
        "grid gap-2 rounded-lg border border-dashed p-3",
        isOver ? "border-accent bg-accent-soft" : "border-control",
      )}
    >
      <Textarea
        aria-label="Text about the model"
        placeholder="Paste what you have: an announcement, a data sheet, an email. Or drop a document here."
        rows={5}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- it opens at a press on a button that says so
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        ref={picker}
        type="file"
        accept={KINDS}
        aria-label="Document about the model"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        {isReading ? (
          <>
            <span role="status" className="flex h-8 items-center gap-2 text-sm text-muted">
              <Spinner />
              Reading…
            </span>
            <Button size="small" onClick={stop}>
              <Square aria-hidden className="size-3" />
              Stop
            </Button>
          </>
        ) : (
          <>
            <Button disabled={text.trim() === ""} onClick={() => read(text)}>
              Read the text
            </Button>
            <Button onClick={() => picker.current?.click()}>
              <FileUp aria-hidden className="size-4" />
              Choose a document
            </Button>
            <span className="text-sm text-muted">PDF, Word, Markdown or text, up to {memorySize(most)}</span>
            <Button look="quiet" className="ml-auto" onClick={onClose}>
              Close
            </Button>
          </>
        )}
      </div>
      {refused !== null && (
        <p role="alert" className="text-sm text-danger">
          {refused}
        </p>
      )}
    </div>
  );
}
