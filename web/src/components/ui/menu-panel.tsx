import { DropdownMenu as Primitive } from "radix-ui";
import { Suspense, type ReactNode, type RefObject } from "react";
import { cn } from "@/lib/class-names";
import { Skeleton } from "./skeleton";

export interface MenuPanelProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
  /** The id of the button; or, where that has no name of its own, a `label`. */
  labelledBy?: string;
  label?: string;
  align: "start" | "end";
  className?: string | undefined;
  children: ReactNode;
}

/** The open part of a `MenuButton`. The real trigger is the button; Radix only needs a place to stand beside. */
export default function MenuPanel({
  isOpen,
  onOpenChange,
  button,
  labelledBy,
  label,
  align,
  className,
  children,
}: MenuPanelProps) {
  return (
    // Modal, it would hide the page around it from readers while the button in there has the focus.
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Primitive.Trigger asChild>
        <span
          aria-hidden
          role="presentation"
          tabIndex={-1}
          className="pointer-events-none absolute inset-0"
        />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(labelledBy === undefined ? { "aria-label": label } : { "aria-labelledby": labelledBy })}
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (event.target instanceof Node && button.current?.contains(event.target))
              event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Whoever pressed something else meanwhile is there already.
            if (document.activeElement === document.body) button.current?.focus();
          }}
          className={cn(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear quiet-scroll overflow-y-auto rounded-md border bg-raised p-1 shadow-raised",
            className,
          )}
        >
          <Suspense fallback={<Skeleton className="m-2 w-32" />}>{children}</Suspense>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
