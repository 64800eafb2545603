import { lazy, Suspense, useCallback, useState, type ReactNode, type RefObject } from "react";
import type { FoundModel } from "@/lib/api/types";
import type { CellProps, OpenInPlace } from "../columns/columns";

const InPlaceOpened = lazy(() => import("./in-place-opened"));

/** What is changed in place just now. */
export interface Opened {
  what: "status" | "tags";
  model: FoundModel;
  place: DOMRect;
  /** Where the focus goes back to. */
  button: RefObject<HTMLButtonElement>;
}

interface InPlaceProps {
  onEdit: CellProps["onEdit"];
  /** Draws the list, with what opens them. */
  children: (open: OpenInPlace | undefined) => ReactNode;
}

/**
 * One menu and one window of tags for the whole list: a row draws plain buttons, so that a thousand of them can fly
 * by.
 */
export function InPlace({ onEdit, children }: InPlaceProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback<OpenInPlace>((what, model, element) => {
    const place = element.getBoundingClientRect();
    // Pressed again, the button closes what it opened.
    setOpened((before) =>
      before?.button.current === element ? null : { what, model, place, button: { current: element } },
    );
  }, []);
  return (
    <>
      {children(onEdit === undefined ? undefined : open)}
      {opened !== null && onEdit !== undefined && (
        <Suspense>
          <InPlaceOpened opened={opened} onEdit={onEdit} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}
