import { lazy, Suspense } from "react";
import StatusChoices from "@/components/status-choices";
import MenuPanel from "@/components/ui/menu-panel";
import PopoverPanel from "@/components/ui/popover-panel";
import type { FoundModel, ModelPatch } from "@/lib/api/types";
import type { Opened } from "./in-place";

const EditTags = lazy(() => import("./edit-tags"));

interface InPlaceOpenedProps {
  opened: Opened;
  onEdit: (model: FoundModel, patch: ModelPatch) => void;
  onClose: () => void;
}

/** The menu of statuses or the window of tags, beside the button that was pressed. */
export default function InPlaceOpened({ opened, onEdit, onClose }: InPlaceOpenedProps) {
  const { what, model, place, button } = opened;
  if (what === "tags") {
    return (
      <PopoverPanel
        isOpen
        onOpenChange={onClose}
        button={button}
        label={`Tags of ${model.name}`}
        align="start"
        className="w-72 p-3"
      >
        <Suspense>
          <EditTags model={model} onEdit={onEdit} onClose={onClose} />
        </Suspense>
      </PopoverPanel>
    );
  }
  return (
    <span
      className="pointer-events-none fixed"
      style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
    >
      <MenuPanel
        isOpen
        onOpenChange={onClose}
        button={button}
        label={`Status of ${model.name}`}
        align="start"
      >
        <StatusChoices status={model.status} onChange={(status) => onEdit(model, { status })} />
      </MenuPanel>
    </span>
  );
}
