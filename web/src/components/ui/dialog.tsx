import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { IconButton } from "./button";
import { useOpener } from "./use-opener";

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** A sentence below the title. */
  description?: ReactNode;
  children: ReactNode;
  /** In the middle, or from the side (on a phone: from below). */
  from?: "middle" | "side";
  /** The name of the field that one begins at; without it, the first. */
  startAt?: string;
  className?: string;
}

/** A window above the page. It holds the focus, closes with Escape and gives the focus back. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  from = "middle",
  startAt,
  className,
}: DialogProps) {
  const giveBack = useOpener(isOpen);
  return (
    <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(0_0_0/0.4)]" />
        <Primitive.Content
          onOpenAutoFocus={(event) => from === "middle" && focusField(event, startAt)}
          onCloseAutoFocus={giveBack}
          {...(description === undefined && { "aria-describedby": undefined })}
          className={cn(
            "fixed z-50 flex animate-appear flex-col overflow-hidden bg-raised shadow-raised outline-none",
            from === "middle" &&
              "inset-x-4 top-[max(16px,10vh)] mx-auto max-h-[80vh] max-w-lg rounded-lg border sm:inset-x-6",
            from === "side" &&
              "inset-x-0 bottom-0 max-h-[88vh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-96 sm:rounded-none sm:border-t-0 sm:border-l",
            className,
          )}
        >
          <div className="flex items-start gap-2 px-5 pt-4 pb-3">
            <div className="grid flex-1 gap-1">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="text-sm text-muted">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="tiny" className="mt-0.5 -mr-1">
                <X aria-hidden className="size-4" />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 quiet-scroll overflow-y-auto px-5 pb-5">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Where there is something to write one begins there, and not at the button that closes. */
function focusField(event: Event, name: string | undefined): void {
  if (!(event.target instanceof HTMLElement)) return;
  const fields = [...event.target.querySelectorAll<HTMLElement>("input:not([hidden]), select, textarea")];
  const field = fields.find((one) => one.getAttribute("name") === name) ?? fields[0];
  if (field === undefined) return;
  event.preventDefault();
  field.focus();
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
