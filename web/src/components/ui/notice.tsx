import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { messageOf } from "@/lib/api/problem";
import { Button } from "./button";

const looks = {
  info: "bg-sunken text-ink",
  warn: "bg-warn-soft text-ink",
  danger: "bg-danger-soft text-ink",
};

/** A message in the flow of the page. */
export function Notice({
  look = "info",
  children,
  className,
}: {
  look?: keyof typeof looks;
  children: ReactNode;
  className?: string;
}) {
  const Icon = look === "info" ? Info : CircleAlert;
  return (
    <div
      role={look === "info" ? undefined : "alert"}
      className={cn("flex gap-2.5 rounded-md px-3 py-2.5 text-sm", looks[look], className)}
    >
      <Icon
        aria-hidden
        className={cn(
          "mt-0.5 size-4 shrink-0",
          look === "danger" && "text-danger",
          look === "warn" && "text-warn",
        )}
      />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** What could not be fetched, why, and the way to try again. */
export function Failure({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  return (
    <Notice look="danger">
      <p className="font-semibold">{what} could not be loaded</p>
      <p className="mt-0.5">{messageOf(error)}</p>
      <Button size="small" className="mt-2" onClick={onRetry}>
        Try again
      </Button>
    </Notice>
  );
}
