import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { TagChip } from "@/components/tag-chip";
import { TagEditor } from "@/components/tag-editor";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { Model } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { useTags } from "@/lib/tags";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { suggestionsQuery } from "../../api/get-suggestions";

const TagProposals = lazy(async () => ({
  default: (await import("@/components/tag-proposals/tag-proposals")).TagProposals,
}));

interface TagsLineProps {
  model: Model;
  canEdit: boolean;
  onChange: (tags: string[]) => void;
}

/** The tags of a record; each leads to the others that have it. */
export function TagsLine({ model, canEdit, onChange }: TagsLineProps) {
  // While they are edited they are held here: the next tag must not be added to what the page showed before the last,
  // and what the server refused goes along with it.
  const [edited, setEdited] = useState<string[] | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const edit = (isOn: boolean) => {
    setIsEditing(isOn);
    setEdited(null);
  };
  const w = useWorkspaceId();
  const known = new Map(useTags(model.workspace_id).data?.items.map((tag) => [tag.name, tag]));
  const suggestions = useQuery({ ...suggestionsQuery(model.id), enabled: isEditing }).data?.items;

  if (isEditing) {
    const tags = edited ?? model.tags;
    const change = (next: string[]) => {
      setEdited(next);
      onChange(next);
    };
    return (
      // Leaving the editor with the focus or with Escape ends it.
      // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only listens to what is in it
      <div
        className="flex max-w-xl items-start gap-2"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // It ends the editor alone; the page would go back to the list.
          event.preventDefault();
          edit(false);
        }}
      >
        <div className="min-w-0 flex-1">
          <TagEditor
            tags={tags}
            onChange={change}
            workspace={model.workspace_id}
            label={`Tags of ${model.name}`}
            offered={suggestions?.map(({ name }) => name) ?? []}
            isFocused
          />
          <div className="mt-2">
            <Suspense>
              <TagProposals id={model.id} tags={tags} onAccept={(tag) => change([...tags, tag])} />
            </Suspense>
          </div>
        </div>
        <Button onClick={() => edit(false)}>Done</Button>
      </div>
    );
  }
  if (model.tags.length === 0 && !canEdit) return null;
  return (
    <ul aria-label="Tags" data-fact="tags" className="flex flex-wrap items-center gap-1.5">
      {model.tags.map((name) => (
        <li key={name} className="flex max-w-full">
          <Link
            to={paths.library({ q: known.get(name)?.query ?? `tag:${JSON.stringify(name)}`, w })}
            className="flex max-w-full rounded-full hover:bg-hover"
          >
            <TagChip name={name} color={known.get(name)?.color} />
          </Link>
        </li>
      ))}
      {canEdit && (
        <li>
          <Button
            size="small"
            look="quiet"
            className={cn(model.tags.length === 0 && "-ml-2")}
            onClick={() => edit(true)}
          >
            <Plus aria-hidden className="size-3.5" />
            {model.tags.length === 0 ? "Add tags" : "Edit tags"}
          </Button>
        </li>
      )}
    </ul>
  );
}
