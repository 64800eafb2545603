import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { Avatar } from "@/components/avatar";
import { Input } from "@/components/ui/input";
import { messageOf } from "@/lib/api/problem";
import { cn } from "@/lib/class-names";
import { useDebounced } from "@/lib/use-debounced";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { searchQuery } from "../api/search-models";
import { MOST } from "../ids";

interface AddModelProps {
  /** Those that are compared already. */
  ids: readonly number[];
  onAdd: (id: number) => void;
}

/** Finds one more model to compare, by its name or whatever the search understands. */
export function AddModel({ ids, onAdd }: AddModelProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const q = useDebounced(text.trim(), 150);
  const { data, error } = useQuery(searchQuery(useWorkspaceId(), q));
  const found = (data?.items ?? []).filter((item) => !ids.includes(item.id)).slice(0, 8);
  const isShown = isOpen && text.trim() !== "" && q !== "";
  const isList = isShown && error === null && found.length > 0;
  const isFull = ids.length >= MOST;

  const add = (chosen: number | undefined) => {
    if (chosen === undefined) return;
    onAdd(chosen);
    setText("");
    setAt(0);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    if (event.key === "ArrowDown") setAt(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setAt(at <= 0 ? last : at - 1);
    else if (event.key === "Enter" && isList) add(found[at]?.id);
    else if (event.key === "Escape" && text !== "") setText("");
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative w-full text-left sm:w-72">
      <Search aria-hidden className="absolute top-2.5 left-2.5 size-4 text-faint" />
      <Input
        role="combobox"
        aria-label="Add a model to the comparison"
        aria-expanded={isList}
        aria-controls={isList ? id : undefined}
        aria-activedescendant={isList ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        disabled={isFull}
        placeholder={isFull ? `${MOST} models are compared at most` : "Add a model…"}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={press}
        className="pl-8"
      />
      {isShown && (
        <div className="absolute inset-x-0 top-full z-40 mt-1 animate-appear rounded-md border bg-raised p-1 shadow-raised">
          {isList ? (
            <ul id={id} role="listbox" aria-label="Models to add">
              {found.map((item, index) => (
                <li
                  key={item.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  // Before the field loses the focus.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    add(item.id);
                  }}
                  onMouseEnter={() => setAt(index)}
                  className={cn(
                    "flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 text-sm",
                    index === at && "bg-hover",
                  )}
                >
                  <Avatar name={item.developer ?? item.name} />
                  <span className="min-w-0 flex-1 truncate">{item.name}</span>
                  <span className="max-w-28 truncate text-xs text-muted">{item.developer}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p role="status" className="px-2 py-1 text-sm text-muted">
              {error !== null
                ? messageOf(error)
                : data === undefined
                  ? "Looking…"
                  : "No other model is found."}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
