import { useId, useState, type KeyboardEvent } from "react";
import { TagChip, TagDot } from "@/components/tag-chip";
import { cn } from "@/lib/class-names";
import { useTags } from "@/lib/tags";
import { useDebounced } from "@/lib/use-debounced";

interface TagEditorProps {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  /** Whose names are offered. */
  workspace: number | null;
  label: string;
  /** Offered before anything is typed. */
  offered?: readonly string[];
  isFocused?: boolean;
  /** Hears what is half written, where a button beside the field is to count it too. */
  onText?: (text: string) => void;
}

/** The names in what was written: several may be pasted at once. */
export function tagsIn(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}

/** Adds and removes tags: Enter or a comma adds, Backspace in the empty field removes the last. */
export function TagEditor({
  tags,
  onChange,
  workspace,
  label,
  offered,
  isFocused = false,
  onText,
}: TagEditorProps) {
  const id = useId();
  const [isWriting, setIsWriting] = useState(false);
  const [text, setOwnText] = useState("");
  const setText = (next: string) => {
    setOwnText(next);
    onText?.(next);
  };
  const [at, setAt] = useState(-1);
  const start = useDebounced(text.trim().toLowerCase(), 120);
  const known = useTags(workspace, start, 8).data?.items ?? [];
  const colors = new Map(known.map((tag) => [tag.name, tag.color]));
  const names = (text === "" && offered !== undefined ? offered : known.map((tag) => tag.name)).filter(
    (name) => !tags.includes(name),
  );
  // Only where one writes: a page may have several of these.
  const isOpen = isWriting && names.length > 0;

  const add = (written: string) => {
    const more = tagsIn(written).filter((name) => !tags.includes(name));
    if (more.length > 0) onChange([...new Set([...tags, ...more])]);
    setText("");
    setAt(-1);
  };

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a word is being composed, the keys are those of the composing.
    if (event.nativeEvent.isComposing) return;
    const move = (step: number) => {
      event.preventDefault();
      setAt((now) => Math.max(-1, Math.min(names.length - 1, now + step)));
    };
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" || event.key === ",") {
      const chosen = names[at] ?? text;
      if (chosen.trim() === "" && event.key === "Enter") return;
      event.preventDefault();
      add(chosen);
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) onChange(tags.slice(0, -1));
  };

  return (
    <div>
      <div className="flex flex-wrap items-center gap-1 rounded-md border border-control bg-surface p-1 focus-within:outline-2 focus-within:outline-accent">
        {tags.map((tag) => (
          <TagChip
            key={tag}
            name={tag}
            color={colors.get(tag)}
            onRemove={() => onChange(tags.filter((other) => other !== tag))}
          />
        ))}
        <input
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-activedescendant={isOpen && at >= 0 ? `${id}-${at}` : undefined}
          aria-label={label}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it opens because the user asked to edit the tags
          autoFocus={isFocused}
          placeholder={tags.length === 0 ? "Add a tag" : ""}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
          }}
          onKeyDown={press}
          onFocus={() => setIsWriting(true)}
          onBlur={() => {
            setIsWriting(false);
            if (text.trim() !== "") add(text);
          }}
          className="h-6 min-w-20 flex-1 bg-transparent px-1 text-sm outline-none"
        />
      </div>
      {isOpen && (
        <ul id={id} role="listbox" aria-label="Tags to add" className="mt-1 max-h-52 overflow-y-auto">
          {names.map((name, index) => (
            <li
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              // Before the field loses the focus and takes what is half written.
              onMouseDown={(event) => {
                event.preventDefault();
                add(name);
              }}
              className={cn(
                "flex h-7 items-center gap-2 rounded-sm px-2 text-sm",
                index === at ? "bg-hover" : "hover:bg-hover",
              )}
            >
              {colors.get(name) != null && <TagDot color={colors.get(name) ?? ""} />}
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
