import { useId, type ReactNode } from "react";
import { cn } from "@/lib/class-names";

interface Wiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: ReactNode;
  /** What to write, said below the field. */
  hint?: ReactNode;
  /** What is wrong with it; it takes the place of the hint. */
  error?: string | undefined;
  className?: string;
  /** The control, given what ties it to its label and its message. */
  children: (wiring: Wiring) => ReactNode;
}

/** A control with its label and, below it, its hint or what is wrong. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const said = `${id}-said`;
  const isSaid = error !== undefined || hint !== undefined;
  return (
    <div className={cn("grid gap-1", className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children({
        id,
        ...(isSaid && { "aria-describedby": said }),
        ...(error !== undefined && { "aria-invalid": true }),
      })}
      {isSaid && (
        <p
          id={said}
          role={error === undefined ? undefined : "alert"}
          className={cn("text-sm", error === undefined ? "text-muted" : "text-danger")}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
