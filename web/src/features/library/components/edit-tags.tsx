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

/** The tags of one record, changed where they stand. */
export default function EditTags({ model, onEdit, onClose }: EditTagsProps) {
  const [tags, setTags] = useState<string[]>(model.tags);
  const workspace = useWorkspaceId();
  const save = () => {
    if (tags.join("\n") !== model.tags.join("\n")) onEdit(model, { tags });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TagEditor
        tags={tags}
        onChange={setTags}
        workspace={workspace}
        label={`Tags of ${model.name}`}
        isFocused
      />
      <div className="mt-3 flex justify-end gap-2">
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button size="small" look="primary" type="submit">
          Save
        </Button>
      </div>
    </form>
  );
}
