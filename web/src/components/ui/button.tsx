import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { Link } from "react-router";
import { cn } from "@/lib/class-names";
import { Spinner } from "./spinner";

const variants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap transition-colors disabled:opacity-50",
  {
    variants: {
      look: {
        primary: "bg-accent font-semibold text-on-accent hover:bg-accent-hover",
        plain: "border border-line-strong bg-surface hover:bg-hover",
        quiet: "text-muted hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink",
        danger: "bg-danger font-semibold text-on-accent hover:opacity-90",
        /** Text in a line of text. */
        link: "text-accent underline-offset-2 hover:underline",
      },
      size: {
        small: "h-7 rounded-md px-2 text-sm",
        normal: "h-8 rounded-md px-3 text-sm",
        /** As tall as a field, to stand beside one. */
        field: "h-9 rounded-md px-3 text-sm",
        large: "h-10 rounded-md px-4 text-base",
        icon: "size-8 rounded-md",
        tiny: "size-6 rounded-sm",
        text: "rounded-sm",
      },
    },
    defaultVariants: { look: "plain", size: "normal" },
  },
);

type Look = VariantProps<typeof variants>;

/** The classes of a button, for what has to be another element. */
export function buttonClass(look: Look, className?: string): string {
  return cn(variants({ ...look, size: look.size ?? (look.look === "link" ? "text" : "normal") }), className);
}

export interface ButtonProps extends ComponentProps<"button">, Look {
  /** Shows that it is at work, and takes no second press. */
  isBusy?: boolean;
}

export function Button({
  className,
  look,
  size,
  isBusy = false,
  type = "button",
  children,
  disabled,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass({ look, size }, className)}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      {...props}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}

/** A button that shows only a picture: its label is what is read aloud and shown on hover. */
export function IconButton({
  label,
  look = "quiet",
  size = "icon",
  ...props
}: ButtonProps & { label: string }) {
  return <Button look={look} size={size} aria-label={label} title={label} {...props} />;
}

/** A link to another page of the app that looks like a button. */
export function LinkButton({ className, look, size, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link className={buttonClass({ look, size }, className)} {...props} />;
}
