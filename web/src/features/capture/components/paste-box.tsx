import { useEffect, useRef } from "react";
import { Textarea } from "@/components/ui/input";

const EXAMPLES = [
  "Qwen/Qwen3-0.6B",
  "hf download openai/gpt-oss-20b",
  'from_pretrained("mistralai/Magistral-Small-2509")',
  "ollama run hf.co/meta-llama/Llama-3.1-8B-Instruct",
];

interface PasteBoxProps {
  text: string;
  onChange: (text: string) => void;
  onAppend: (text: string) => void;
  describedBy: string;
}

/** The one box: it takes anything that names a model. */
export function PasteBox({ text, onChange, onAppend, describedBy }: PasteBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);

  // One came here to write; and what is pasted beside the box is meant for it.
  useEffect(() => {
    const { current } = box;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input,textarea,[contenteditable]") !== null)
        return;
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (pasted.trim() !== "") onAppend(pasted);
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, [onAppend]);

  const lines = Math.min(12, Math.max(3, text.split("\n").length + 1));
  return (
    <div>
      <Textarea
        ref={box}
        aria-label="Models to add"
        aria-describedby={describedBy}
        spellCheck={false}
        autoCapitalize="off"
        rows={lines}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        placeholder="Paste ids, addresses, commands, or a whole page of text"
      />
      {text === "" && (
        <div className="mt-2 flex flex-wrap items-center gap-1.5 text-sm">
          <span className="text-muted">For example</span>
          {EXAMPLES.map((example) => (
            <button
              key={example}
              type="button"
              onClick={() => {
                onChange(example);
                box.current?.focus();
              }}
              className="max-w-full truncate rounded-md border px-2 py-0.5 font-mono text-xs leading-5 hover:bg-hover"
            >
              {example}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
