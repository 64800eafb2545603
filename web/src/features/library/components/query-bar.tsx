import { Search, X } from "lucide-react";
import { lazy, Suspense, useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button";
import type { FieldProblem } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { useShortcut } from "@/lib/shortcuts";
import { completed, isUnfinished, pieceAt, type Completion } from "../query/piece";
import { QueryPaint } from "./query-paint";

const Completions = lazy(() => import("./completions"));

interface QueryBarProps {
  q: string;
  /** Asks for something else; `isTyping` while letters are still coming. */
  onAsk: (q: string, isTyping: boolean) => void;
  workspace: number | null;
  /** What the server says is wrong with `q`. */
  problem: FieldProblem | undefined;
  /** Whether what records are about is looked for: each further query costs, so it waits longer, and for more. */
  isByMeaning: boolean;
}

/** How long the list waits for the next letter, and how many letters have to be there. */
const WORDS = { pause: 220, least: 1, placeholder: "Search, or narrow: status:using params:<10b" };
const MEANING = { pause: 500, least: 3, placeholder: "Say what it is for: turn speech into text" };

/** The search box: fields are painted as chips, offered as they are written, and underlined where they are wrong. */
export function QueryBar({ q, onAsk, workspace, problem, isByMeaning }: QueryBarProps) {
  const { pause, least, placeholder } = isByMeaning ? MEANING : WORDS;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  /** What the box itself asked last: its answer must not take away what was typed since. */
  const [own, setOwn] = useState(q);
  const [caret, setCaret] = useState(0);
  const [isOffering, setIsOffering] = useState(false);
  const [at, setAt] = useState(-1);
  const [scroll, setScroll] = useState(0);
  const [completions, setCompletions] = useState<readonly Completion[]>([]);

  // A facet, a view or the back button has asked: the box says the same.
  if (asked !== q) {
    setAsked(q);
    if (q !== own) {
      setOwn(q);
      setText(q);
    }
  }

  const isOpen = isOffering && completions.length > 0;
  // Half a value finds nothing, and half a condition is refused: the list waits until there is something to ask.
  const isWaiting =
    isUnfinished(text) ||
    (isOpen && pieceAt(text, caret).field !== null) ||
    (text.trim() !== "" && text.trim().length < least);
  useEffect(() => {
    if (text.trim() === q || isWaiting) return;
    const timer = setTimeout(() => {
      setOwn(text.trim());
      onAsk(text.trim(), true);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, q, onAsk, isWaiting, pause]);

  useShortcut("/", "Search", "Library", () => input.current?.select());

  const write = (next: string, position: number) => {
    setText(next);
    setCaret(position);
    setAt(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(position, position));
  };
  const take = (completion: Completion) => {
    const next = completed(text, completion);
    write(next.text, next.caret);
    input.current?.focus();
  };
  const clear = () => {
    write("", 0);
    setOwn("");
    onAsk("", false);
    input.current?.focus();
  };

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = completions[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (completions.length === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setIsOffering(true);
      setAt((now) =>
        now + step < -1 ? completions.length - 1 : now + step >= completions.length ? -1 : now + step,
      );
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Enter") {
      setIsOffering(false);
      setOwn(text.trim());
      onAsk(text.trim(), false);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (isOffering && completions.length > 0) setIsOffering(false);
      else input.current?.blur();
    }
  };

  const wrong = text.trim() === q ? problem : undefined;
  return (
    <div className="relative min-w-0 flex-1" role="search">
      <div className="flex h-9 items-center gap-2 rounded-md border border-control bg-surface pr-1 pl-2.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <div className="relative h-full min-w-0 flex-1 overflow-hidden">
          <QueryPaint text={text} column={wrong?.column ?? null} scroll={scroll} />
          <input
            ref={input}
            role="combobox"
            aria-label="Search the library"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}-offers` : undefined}
            aria-activedescendant={at >= 0 ? `${id}-offers-${at}` : undefined}
            aria-autocomplete="list"
            aria-invalid={wrong !== undefined || undefined}
            aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            placeholder={placeholder}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setCaret(event.target.selectionStart ?? event.target.value.length);
              setIsOffering(true);
              setAt(-1);
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
            onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
            onKeyDown={press}
            onBlur={() => setIsOffering(false)}
            className="absolute inset-0 w-full bg-transparent query-text outline-none"
          />
        </div>
        {text !== "" && (
          <IconButton label="Clear the search" size="tiny" onClick={clear}>
            <X aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      {isOffering && (
        <Suspense>
          <Completions
            id={`${id}-offers`}
            text={text}
            caret={caret}
            workspace={workspace}
            at={at}
            onOffer={setCompletions}
            onTake={take}
          />
        </Suspense>
      )}
      <p id={`${id}-wrong`} role="alert" className={cn("text-sm text-danger", wrong !== undefined && "mt-1")}>
        {wrong?.message}
      </p>
    </div>
  );
}
