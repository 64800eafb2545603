import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { useMeta } from "@/lib/meta";

const EXAMPLES = [
  "Which of my models may I use commercially?",
  "What do I have that transcribes speech?",
  "Which would run in 8 GB of memory?",
  "What did I note about code assistants?",
];

interface QuestionBoxProps {
  text: string;
  onText: (text: string) => void;
  onAsk: () => void;
  isBusy: boolean;
}

/** Where a question is written. Nothing is asked before somebody says so: an answer costs. */
export function QuestionBox({ text, onText, onAsk, isBusy }: QuestionBoxProps) {
  const most = useMeta()?.limits.question_chars ?? 2_000;
  const canAsk = text.trim() !== "" && !isBusy;
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (canAsk) onAsk();
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) onAsk();
      }}
    >
      <div className="flex items-end gap-2 rounded-lg border border-control bg-surface p-1.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <Textarea
          rows={1}
          aria-label="Your question"
          placeholder="Ask about the models that you keep"
          maxLength={most}
          value={text}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- one came here to write a question
          autoFocus
          onChange={(event) => onText(event.target.value)}
          onKeyDown={press}
          className="field-sizing-content max-h-48 min-h-9! resize-none border-0! bg-transparent py-[0.4375rem]! outline-none!"
        />
        <Button look="primary" size="field" type="submit" isBusy={isBusy} disabled={!canAsk}>
          Ask
        </Button>
      </div>
      {text === "" && (
        <div className="mt-2.5 flex flex-wrap items-center gap-1.5 text-sm">
          <span className="text-muted">For example</span>
          {EXAMPLES.map((example) => (
            <button
              key={example}
              type="button"
              onClick={() => onText(example)}
              className="max-w-full rounded-md border px-2 py-0.5 text-left text-sm hover:bg-hover"
            >
              {example}
            </button>
          ))}
        </div>
      )}
    </form>
  );
}
