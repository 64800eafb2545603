import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, Pencil, RefreshCw } from "lucide-react";
import { lazy, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Button, IconButton } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import type { Model } from "@/lib/api/types";
import { neighbours, readSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useUser } from "@/lib/session/session";
import { useShortcut } from "@/lib/shortcuts";
import { hasTypedDraft } from "../../typed-draft";
import { useListAddress } from "../../list";
import { useRecordActions } from "../../record";

const RecordMenuItems = lazy(() => import("./record-menu-items"));

/** The way back, to the records beside this one, and to what is done rarely. */
export function RecordBar({ model }: { model: Model }) {
  const navigate = useNavigate();
  const { canEdit, edit, refresh } = useRecordActions();
  const [sequence] = useState(readSequence);
  const back = useListAddress();
  const { previous, next } = neighbours(sequence, model.id);
  const go = (id: number | null) => {
    if (id !== null) void navigate(paths.model(id));
  };
  useShortcut("e", "Edit the fields", "Model", () => edit(), canEdit);
  const isHalfEdited = hasTypedDraft(useUser().id, `fields.${model.id}`);
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
      {canEdit && model.hub_id != null && (
        <Button look="quiet" title="Refresh from the Hub" onClick={refresh} className="max-sm:hidden">
          <RefreshCw aria-hidden className="size-4" />
          Refresh
        </Button>
      )}
      {canEdit && (
        <Button look="quiet" onClick={() => edit()}>
          <Pencil aria-hidden className="size-4" />
          {isHalfEdited ? "Go on editing" : "Edit"}
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
