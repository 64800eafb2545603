import { Bold, Code, Italic, Link, List } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { coded, linked, listed, surround, type Written } from "../../notes/marks";

const MARKS = [
  { label: "Bold (Ctrl+B)", icon: Bold, change: (written: Written) => surround(written, "**") },
  { label: "Italic (Ctrl+I)", icon: Italic, change: (written: Written) => surround(written, "_") },
  { label: "List", icon: List, change: listed },
  { label: "Link", icon: Link, change: linked },
  { label: "Code", icon: Code, change: coded },
];

interface NotesToolbarProps {
  apply: (change: (written: Written) => Written) => void;
  isPreview: boolean;
  onPreview: (isPreview: boolean) => void;
  /** Whether there is a preview to switch to, where there is no room for both. */
  hasPreview: boolean;
}

export function NotesToolbar({ apply, isPreview, onPreview, hasPreview }: NotesToolbarProps) {
  return (
    <div className="mb-1.5 flex items-center">
      <div role="group" aria-label="Formatting" className="-ml-1.5 flex">
        {MARKS.map(({ label, icon: Icon, change }) => (
          <IconButton
            key={label}
            label={label}
            // The selection stays in the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(change)}
          >
            <Icon aria-hidden className="size-4" />
          </IconButton>
        ))}
      </div>
      {hasPreview && (
        <div role="group" aria-label="What is shown" className="ml-auto flex @2xl:hidden">
          <Button size="small" look="quiet" aria-pressed={!isPreview} onClick={() => onPreview(false)}>
            Write
          </Button>
          <Button size="small" look="quiet" aria-pressed={isPreview} onClick={() => onPreview(true)}>
            Preview
          </Button>
        </div>
      )}
    </div>
  );
}
