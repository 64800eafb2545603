import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";
import { Spinner } from "./spinner";

const variants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md whitespace-nowrap transition-colors disabled:opacity-50 aria-disabled:opacity-50",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover font-semibold",
        plain: "border border-line-strong bg-surface hover:bg-hover",
        quiet: "text-muted hover:bg-hover hover:text-ink",
        danger: "bg-danger text-on-accent font-semibold hover:opacity-90",
        link: "text-accent underline-offset-2 hover:underline",
      },
      size: {
        small: "h-7 px-2 text-sm",
        normal: "h-8 px-3 text-sm",
        large: "h-10 px-4 text-base",
        icon: "size-8",
        tiny: "size-6 rounded-sm",
      },
    },
    defaultVariants: { look: "plain", size: "normal" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof variants> {
  /** Draws its only child as the button: a link, for example. */
  asChild?: boolean;
  /** Shows that it is at work, and takes no second press. */
  isBusy?: boolean;
}

export function Button({
  className,
  look,
  size,
  asChild,
  isBusy = false,
  type,
  children,
  disabled,
  ...props
}: ButtonProps) {
  const classes = cn(
    variants({ look, size: look === "link" && size === undefined ? "small" : size }),
    look === "link" && "px-0",
    className,
  );
  if (asChild === true) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={classes}
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
