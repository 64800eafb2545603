import { useState } from "react";
import { TagEditor } from "@/components/tag-editor";
import { Button } from "@/components/ui/button";
import type { BulkAction } from "@/lib/api/types";

interface BulkTagsProps {
  workspace: number | null;
  onApply: (change: BulkAction) => void;
  onClose: () => void;
}

/** Adds tags to all that is chosen, or takes them away; other tags stay. */
export default function BulkTags({ workspace, onApply, onClose }: BulkTagsProps) {
  const [tags, setTags] = useState<string[]>([]);
  const apply = (change: BulkAction) => {
    onApply(change);
    onClose();
  };
  return (
    <>
      <TagEditor
        tags={tags}
        onChange={setTags}
        workspace={workspace}
        label="Tags to add or remove"
        isFocused
      />
      <div className="mt-3 flex justify-end gap-2">
        <Button size="small" disabled={tags.length === 0} onClick={() => apply({ remove_tags: tags })}>
          Remove
        </Button>
        <Button
          size="small"
          look="primary"
          disabled={tags.length === 0}
          onClick={() => apply({ add_tags: tags })}
        >
          Add
        </Button>
      </div>
    </>
  );
}
