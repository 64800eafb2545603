import { Pencil } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useMeta } from "@/lib/meta";

interface NameEditorProps {
  name: string;
  canEdit: boolean;
  /** `onError` is called where the server refuses. */
  onChange: (name: string, onError: () => void) => void;
}

/** The name as the page's heading, changed in place: Enter or leaving saves, Escape leaves it as it was. */
export function NameEditor({ name, canEdit, onChange }: NameEditorProps) {
  const [text, setText] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const limit = useMeta()?.limits.name_chars ?? 200;

  const finish = (written: string | null) => {
    const chosen = written?.trim() ?? "";
    setText(null);
    // What was refused stands in the field again, to be tried once more.
    if (chosen !== "" && chosen !== name) onChange(chosen, () => setText(chosen));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    finish(event.key === "Enter" ? text : null);
    requestAnimationFrame(() => button.current?.focus());
  };

  if (text !== null) {
    return (
      <Input
        aria-label="Name"
        // eslint-disable-next-line jsx-a11y/no-autofocus -- it opens because the user asked to change the name
        autoFocus
        maxLength={limit}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => finish(text)}
        className="mt-1 max-w-xl"
      />
    );
  }
  return (
    <div className="group mt-1 flex items-start gap-1">
      <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">{name}</h1>
      {canEdit && (
        <IconButton
          ref={button}
          label="Rename"
          size="tiny"
          className="mt-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
          onClick={() => setText(name)}
        >
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
      )}
    </div>
  );
}
