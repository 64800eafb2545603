import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { counted } from "@/lib/format";
import { isAtLeast, useWorkspace } from "@/lib/workspaces/workspaces";
import { Facets } from "./facets";
import { Views } from "./views";
import SaveView from "./save-view";

interface FacetsSheetProps {
  workspace: number | null;
  q: string;
  total: number | undefined;
  onAsk: (q: string) => void;
  onClose: () => void;
}

/** The left column, from below, where there is no room beside the list. */
export default function FacetsSheet({ workspace, q, total, onAsk, onClose }: FacetsSheetProps) {
  const [isSaving, setIsSaving] = useState(false);
  const mayWrite = isAtLeast(useWorkspace()?.role, "editor");
  return (
    <Dialog isOpen onClose={onClose} title="Filters" from="side">
      <div className="-mx-2">
        <Views workspace={workspace} q={q} onAsk={onAsk} />
        <Facets workspace={workspace} q={q} onAsk={onAsk} />
      </div>
      <div className="sticky -bottom-5 -mx-5 flex flex-wrap gap-2 border-t bg-raised px-5 py-3">
        <Button look="primary" size="large" className="flex-1" onClick={onClose}>
          Show {total === undefined ? "" : counted(total, "model")}
        </Button>
        {q !== "" && (
          <>
            {mayWrite && (
              <Button size="large" onClick={() => setIsSaving(true)}>
                Save view
              </Button>
            )}
            <Button size="large" onClick={() => onAsk("")}>
              Clear
            </Button>
          </>
        )}
      </div>
      {isSaving && <SaveView workspace={workspace} q={q} onClose={() => setIsSaving(false)} />}
    </Dialog>
  );
}
