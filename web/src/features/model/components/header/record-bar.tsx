import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, Pencil } from "lucide-react";
import { lazy, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Button, IconButton } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import type { Model } from "@/lib/api/types";
import { neighbours, readSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { useRecordActions } from "../../record";

const RecordMenuItems = lazy(() => import("./record-menu-items"));

/** Where back leads: to the list that the record was opened from, else to the library. */
export function useListAddress(): string {
  const w = useWorkspaceId();
  const [sequence] = useState(readSequence);
  return sequence?.from ?? paths.library({ w });
}

/** The way back, to the records beside this one, and to what is done rarely. */
export function RecordBar({ model }: { model: Model }) {
  const navigate = useNavigate();
  const { canEdit, edit } = useRecordActions();
  const [sequence] = useState(readSequence);
  const back = useListAddress();
  const { previous, next } = neighbours(sequence, model.id);
  const go = (id: number | null) => {
    if (id !== null) void navigate(paths.model(id));
  };
  useShortcut("j", "Next model of the list", "Model", () => go(next), next !== null);
  useShortcut("k", "Previous model of the list", "Model", () => go(previous), previous !== null);
  useShortcut("e", "Edit the fields", "Model", () => edit(), canEdit);
  useShortcut("Escape", "Back to the list", "Model", () => void navigate(back));
  const position = sequence === null ? -1 : sequence.ids.indexOf(model.id);

  return (
    <div className="mb-4 flex items-center gap-1">
      <Link
        to={back}
        className="mr-auto -ml-2 flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {sequence === null ? "Library" : "Back to the list"}
      </Link>
      {position >= 0 && sequence !== null && (
        <>
          <span className="hidden px-1 text-xs text-faint tabular sm:inline">
            {position + 1} of {sequence.ids.length}
          </span>
          <IconButton label="Previous (k)" disabled={previous === null} onClick={() => go(previous)}>
            <ChevronUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton label="Next (j)" disabled={next === null} onClick={() => go(next)}>
            <ChevronDown aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
      {canEdit && (
        <Button look="quiet" onClick={() => edit()}>
          <Pencil aria-hidden className="size-4" />
          Edit
        </Button>
      )}
      <MenuButton
        label={`More for ${model.name}`}
        align="end"
        items={<RecordMenuItems model={model} back={back} />}
        className="flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Ellipsis aria-hidden className="size-4" />
      </MenuButton>
    </div>
  );
}
