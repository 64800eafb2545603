import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { cn } from "@/lib/class-names";

const load = () => import("./popover-panel");
const Panel = lazy(load);

interface PopoverButtonProps {
  /** What is read aloud, of the button and of what it opens. */
  label: string;
  title?: string;
  /** What the button shows. */
  children: ReactNode;
  /** What it opens, made when it opens. */
  content: (close: () => void) => ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
  panelClassName?: string;
  isDisabled?: boolean;
}

/** A button that opens a small window of controls beside it. */
export function PopoverButton(props: PopoverButtonProps) {
  const {
    label,
    title,
    children,
    content,
    align = "start",
    className,
    panelClassName = "w-72 p-3",
    isDisabled = false,
  } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        disabled={isDisabled}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
        title={title}
        data-state={isOpen ? "open" : "closed"}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(!isOpen);
        }}
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
            label={label}
            align={align}
            className={panelClassName}
          >
            {isOpen && content(() => setIsOpen(false))}
          </Panel>
        </Suspense>
      )}
    </>
  );
}
