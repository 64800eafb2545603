import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  /** Some, but not all, of what it stands for. */
  isMixed?: boolean;
}

/** The browser's own checkbox in our colour. */
export function Checkbox({ className, isMixed = false, ...props }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      ref={(input) => {
        if (input !== null) input.indeterminate = isMixed;
      }}
      className={cn("size-4 shrink-0 cursor-pointer accent-(--accent)", className)}
      {...props}
    />
  );
}
