import { Heart } from "lucide-react";
import { Avatar } from "@/components/avatar";
import { Rating } from "@/components/rating";
import { StatusMenu } from "@/components/status-menu";
import { Age } from "@/components/time";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { Model, ModelPatch } from "@/lib/api/types";
import { TYPE_LABELS } from "@/lib/labels";
import { usePatchModel } from "@/lib/models/patch-model";
import { useShortcut } from "@/lib/shortcuts";
import { useWorkspaces } from "@/lib/workspaces/workspaces";
import { useRecordActions } from "../../record";
import { NameEditor } from "./name-editor";
import { RecordLinks } from "./record-links";
import { TagsLine } from "./tags-line";

/** What a record is called, and where one stands with it. */
export function RecordHeader({ model }: { model: Model }) {
  const { canEdit } = useRecordActions();
  const { mutate } = usePatchModel();
  const change = (patch: ModelPatch, onError?: () => void) =>
    mutate({ id: model.id, revision: model.revision, patch }, { onError });
  const toggleFavorite = () => change({ favorite: !model.favorite });
  useShortcut("f", "Favorite", "Model", toggleFavorite, canEdit);
  const workspace = useWorkspaces().find(({ id, is_personal }) => id === model.workspace_id && !is_personal);

  return (
    <header className="pb-5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <Avatar name={model.developer ?? model.name} />
            <span>{model.developer ?? "Developer unknown"}</span>
            {workspace !== undefined && (
              <>
                <span aria-hidden>·</span>
                <span>
                  <span className="sr-only">In the workspace </span>
                  {workspace.name}
                </span>
              </>
            )}
          </p>
          <NameEditor
            name={model.name}
            canEdit={canEdit}
            onChange={(name, onError) => change({ name }, onError)}
          />
        </div>
        {canEdit ? (
          <IconButton
            label={model.favorite ? "Remove from the favorites (f)" : "Make it a favorite (f)"}
            aria-pressed={model.favorite}
            onClick={toggleFavorite}
          >
            <Heart aria-hidden className={cn("size-4", model.favorite && "fill-accent text-accent")} />
          </IconButton>
        ) : (
          model.favorite && (
            <Heart role="img" aria-label="Favorite" className="m-2 size-4 fill-accent text-accent" />
          )
        )}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="-ml-1.5 flex items-center">
          <StatusMenu
            status={model.status}
            of={model.name}
            onChange={(status) => change({ status })}
            isDisabled={!canEdit}
          />
          <span className="text-xs text-faint">
            set <Age of={model.status_since} />
          </span>
        </span>
        <span className="text-sm text-muted">{TYPE_LABELS[model.model_type]}</span>
        {canEdit ? (
          <Rating value={model.rating ?? null} of={model.name} onChange={(rating) => change({ rating })} />
        ) : (
          model.rating != null && <span className="text-sm">Rated {model.rating} of 5</span>
        )}
      </div>
      <div className="mt-2 grid gap-2">
        <TagsLine model={model} canEdit={canEdit} onChange={(tags) => change({ tags })} />
        <RecordLinks model={model} />
      </div>
    </header>
  );
}
