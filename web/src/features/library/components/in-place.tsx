import { lazy, Suspense, useCallback, useState, type ReactNode, type RefObject } from "react";
import type { FoundModel, ModelPatch } from "@/lib/api/types";
import type { CellProps, OpenInPlace } from "../columns/columns";

const loadMenu = () => import("@/components/ui/menu-panel");
const loadPopover = () => import("@/components/ui/popover-panel");
const MenuPanel = lazy(loadMenu);
const PopoverPanel = lazy(loadPopover);
const StatusChoices = lazy(() => import("@/components/status-choices"));
const EditTags = lazy(() => import("./edit-tags"));

interface Opened {
  what: "status" | "tags";
  model: FoundModel;
  place: DOMRect;
  /** Where the focus goes back to. */
  button: RefObject<HTMLButtonElement>;
}

/**
 * One menu and one window of tags for the whole list: a row draws plain buttons, so that a thousand of them can fly
 * by. `children` draws the list with what opens them.
 */
export function InPlace({
  onEdit,
  children,
}: {
  onEdit: CellProps["onEdit"];
  children: (open: OpenInPlace | undefined) => ReactNode;
}) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback<OpenInPlace>((what, model, element) => {
    const place = element.getBoundingClientRect();
    // Pressed again, the button closes what it opened.
    setOpened((before) =>
      before?.button.current === element ? null : { what, model, place, button: { current: element } },
    );
  }, []);
  const close = () => setOpened(null);
  return (
    <>
      {children(onEdit === undefined ? undefined : open)}
      {opened !== null && onEdit !== undefined && (
        <Suspense>
          {opened.what === "tags" ? (
            <PopoverPanel
              isOpen
              onOpenChange={close}
              button={opened.button}
              label={`Tags of ${opened.model.name}`}
              align="start"
              className="w-72 p-3"
            >
              <EditTags model={opened.model} onEdit={onEdit} onClose={close} />
            </PopoverPanel>
          ) : (
            <StatusMenuAt opened={opened} onEdit={onEdit} onClose={close} />
          )}
        </Suspense>
      )}
    </>
  );
}

interface StatusMenuAtProps {
  opened: Opened;
  onEdit: (model: FoundModel, patch: ModelPatch) => void;
  onClose: () => void;
}

function StatusMenuAt({ opened, onEdit, onClose }: StatusMenuAtProps) {
  const { model, place, button } = opened;
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
