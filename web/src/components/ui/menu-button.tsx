import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { cn } from "@/lib/class-names";

const load = () => import("./menu-panel");
const Panel = lazy(load);

interface MenuButtonProps {
  /** What is read aloud; without it, what the button shows. */
  label?: string;
  title?: string;
  /** What the button shows. */
  children: ReactNode;
  /** Its items, from `menu-items`, in a component that is loaded lazily: menus cost nothing until one is opened. */
  items: ReactNode;
  align?: "start" | "end";
  className?: string;
  panelClassName?: string;
  isDisabled?: boolean;
}

/** A button that opens a menu. */
export function MenuButton({
  label,
  title,
  children,
  items,
  align = "start",
  className,
  panelClassName,
  isDisabled = false,
}: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const open = () => {
    setWasOpened(true);
    setIsOpen(true);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  };
  return (
    <span className="relative inline-flex min-w-0">
      <button
        ref={button}
        id={id}
        type="button"
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={title}
        data-state={isOpen ? "open" : "closed"}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={isOpen ? () => setIsOpen(false) : open}
        onKeyDown={press}
        className={cn("group", className)}
      >
        {children}
      </button>
      {wasOpened && (
        <Suspense>
          <Panel
            isOpen={isOpen}
            onOpenChange={setIsOpen}
            button={button}
            labelledBy={id}
            align={align}
            className={panelClassName}
          >
            {items}
          </Panel>
        </Suspense>
      )}
    </span>
  );
}
