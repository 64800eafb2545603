import { useState } from "react";
import { TagEditor, tagsIn } from "@/components/tag-editor";
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
  const [text, setText] = useState("");
  // What is half written counts: nobody has to press Enter first.
  const all = [...new Set([...tags, ...tagsIn(text)])];
  const apply = (change: BulkAction) => {
    onApply(change);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (all.length > 0) apply({ add_tags: all });
      }}
    >
      <TagEditor
        tags={tags}
        onChange={setTags}
        onText={setText}
        workspace={workspace}
        label="Tags to add or remove"
        isFocused
      />
      {/* Were the field left before the press is over, its list would close and the buttons move from under it. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps the focus where it is */}
      <div className="mt-3 flex justify-end gap-2" onMouseDown={(event) => event.preventDefault()}>
        <Button size="small" disabled={all.length === 0} onClick={() => apply({ remove_tags: all })}>
          Remove
        </Button>
        <Button size="small" look="primary" type="submit" disabled={all.length === 0}>
          Add
        </Button>
      </div>
    </form>
  );
}
