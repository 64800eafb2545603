import { useId, useState } from "react";
import type { Ground } from "@/lib/api/types";
import { cn } from "@/lib/class-names";

interface PassagesProps {
  /** Whose value it is, such as "license". */
  of: string;
  passages: readonly Ground[];
  align?: "start" | "end";
}

/** Marks a value as a language model's; what it rests on is shown at a press, at the focus and below the pointer. */
export function Passages({ of, passages, align = "end" }: PassagesProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span
      className="relative inline-flex"
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && setIsOpen(true)}
      onPointerLeave={({ pointerType }) => pointerType === "mouse" && setIsOpen(false)}
    >
      <button
        type="button"
        aria-label={`Proposed by AI: what ${of} rests on`}
        aria-expanded={isOpen}
        aria-controls={id}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onClick={() => setIsOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !isOpen) return;
          // It closes this alone.
          event.preventDefault();
          event.stopPropagation();
          setIsOpen(false);
        }}
        className="inline-flex h-6 items-center rounded-sm px-0.5 text-xs font-semibold text-accent"
      >
        <span className="rounded-sm bg-accent-soft px-1.5 leading-5">AI</span>
      </button>
      <span
        id={id}
        role="status"
        className={cn(
          "absolute top-full z-30 w-72 max-w-[70vw] rounded-md border bg-raised p-3 text-left text-sm font-normal shadow-raised",
          align === "end" ? "right-0" : "left-0",
          !isOpen && "hidden",
        )}
      >
        {isOpen &&
          passages.map(({ key, label, text }) => (
            <span key={key} className="mb-2 block last:mb-0">
              <span className="block text-xs text-muted">{label}</span>
              <span className="line-clamp-6 block wrap-anywhere whitespace-pre-line">{text}</span>
            </span>
          ))}
      </span>
    </span>
  );
}
