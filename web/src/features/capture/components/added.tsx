import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { LinkButton } from "@/components/ui/button";
import type { Model } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";

/** What was added on this visit, and where to go from here. */
export function Added({ models, workspace }: { models: Model[]; workspace: number | null }) {
  const section = useRef<HTMLElement>(null);
  // The button that was pressed went with its draft: the keyboard goes on here, and a reader hears what was added.
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, [models.length]);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="added"
      className="rounded-lg border bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="added" className="flex grow items-center gap-2 text-base font-semibold">
          <Check aria-hidden className="size-4 text-accent" />
          {counted(models.length, "model")} added
        </h2>
        <LinkButton size="small" to={paths.library({ w: workspace })}>
          Go to the library
        </LinkButton>
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
        {models.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Link
              to={paths.model(id)}
              className="inline-flex min-h-7 max-w-full items-center rounded-sm text-accent underline-offset-2 hover:underline"
            >
              <span className="truncate">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
