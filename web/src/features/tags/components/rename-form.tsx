import { useId, useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Problem } from "@/lib/api/problem";
import { isTaken, useChangeTag } from "../api/change-tag";

interface RenameFormProps {
  tag: string;
  workspace: number | null;
  onTaken: (into: string) => void;
  onEnd: () => void;
}

/** A tag's name, written anew in its row. */
export function RenameForm({ tag, workspace, onTaken, onEnd }: RenameFormProps) {
  const id = useId();
  const [name, setName] = useState(tag);
  const change = useChangeTag(workspace);
  const problem = change.error instanceof Problem ? change.error.field("name") : undefined;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const written = name.trim().toLowerCase();
    if (written === tag) {
      onEnd();
      return;
    }
    change.mutate(
      { name: tag, change: { name: written } },
      {
        onSuccess: onEnd,
        onError: (error) => {
          if (!isTaken(error)) return;
          onTaken(written);
          onEnd();
        },
      },
    );
  };

  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <Input
        aria-label={`New name of ${tag}`}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : id}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- it opens because the user asked to rename the tag
        autoFocus
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onEnd()}
        className="min-w-24 flex-1 basis-24"
      />
      <Button type="submit" isBusy={change.isPending} disabled={name.trim() === ""}>
        Rename
      </Button>
      <Button look="quiet" onClick={onEnd}>
        Cancel
      </Button>
      {problem !== undefined && (
        <p id={id} role="alert" className="w-full text-sm text-danger">
          {problem.message}
        </p>
      )}
    </form>
  );
}
