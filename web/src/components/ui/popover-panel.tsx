import { Popover as Primitive } from "radix-ui";
import { Suspense, type ReactNode, type RefObject } from "react";
import { cn } from "@/lib/class-names";
import { Skeleton } from "./skeleton";

export interface PopoverPanelProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
  label: string;
  align: "start" | "center" | "end";
  className?: string | undefined;
  children: ReactNode;
}

/** The open part of a `PopoverButton`. */
export default function PopoverPanel({
  isOpen,
  onOpenChange,
  button,
  label,
  align,
  className,
  children,
}: PopoverPanelProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Anchor virtualRef={button} />
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus();
          }}
          onInteractOutside={(event) => {
            // A field takes what is half written in it when it is left: it has to be left before it is gone.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
            // The press on the button closes it already; closing it here too would open it again.
            if (button.current?.contains(event.target as Node) === true) event.preventDefault();
          }}
          className={cn(
            "z-50 animate-appear rounded-md border bg-raised shadow-raised outline-none",
            className,
          )}
        >
          <Suspense fallback={<Skeleton className="m-3 w-40" />}>{children}</Suspense>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
