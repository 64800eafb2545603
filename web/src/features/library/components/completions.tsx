import { useEffect } from "react";
import { cn } from "@/lib/class-names";
import type { Completion } from "../query/piece";
import { useCompletions } from "../query/use-completions";

interface CompletionsProps {
  id: string;
  text: string;
  caret: number;
  workspace: number | null;
  /** Hears what is offered: the keys are pressed in the search box. */
  onOffer: (completions: readonly Completion[]) => void;
  /** The one that Enter takes; -1 for none. */
  at: number;
  onTake: (completion: Completion) => void;
}

/** What could be written next, below the search box. */
export default function Completions({ id, text, caret, workspace, at, onOffer, onTake }: CompletionsProps) {
  const completions = useCompletions(text, caret, workspace);
  const key = completions.map((each) => `${each.start} ${each.end} ${each.text}`).join("\n");
  useEffect(() => {
    onOffer(completions);
    return () => onOffer([]);
    // A new list of the same is the same offer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (completions.length === 0) return null;
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="What can be written here"
      className="absolute inset-x-0 top-full z-30 mt-1 max-w-xl animate-appear rounded-md border bg-raised p-1 shadow-raised"
    >
      {completions.map((completion, index) => (
        <li
          key={completion.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          // Before the field loses the focus, and the list with it.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(completion);
          }}
          className={cn(
            "flex h-8 items-center gap-3 rounded-sm px-2 text-sm",
            index === at ? "bg-hover" : "hover:bg-hover",
          )}
        >
          <span className="shrink-0">{completion.label}</span>
          {completion.hint !== undefined && <span className="truncate text-muted">{completion.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
