import { useState } from "react";
import { TagEditor } from "@/components/tag-editor";
import { Button } from "@/components/ui/button";
import type { FoundModel, ModelPatch } from "@/lib/api/types";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";

interface EditTagsProps {
  model: FoundModel;
  onEdit: (model: FoundModel, patch: ModelPatch) => void;
  onClose: () => void;
}

/** The tags of one record, changed where they stand; each is kept at once, so that no way of leaving loses one. */
export default function EditTags({ model, onEdit, onClose }: EditTagsProps) {
  // The next tag must not be added to what the list showed before the last.
  const [tags, setTags] = useState<string[]>(model.tags);
  const workspace = useWorkspaceId();
  const change = (next: string[]) => {
    setTags(next);
    onEdit(model, { tags: next });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The field takes what is half written in it when it is left.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        onClose();
      }}
    >
      <TagEditor
        tags={tags}
        onChange={change}
        workspace={workspace}
        label={`Tags of ${model.name}`}
        isFocused
      />
      <div className="mt-3 flex justify-end">
        <Button size="small" type="submit" onMouseDown={(event) => event.preventDefault()}>
          Done
        </Button>
      </div>
    </form>
  );
}
