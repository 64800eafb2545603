import { ArrowUpRight } from "lucide-react";
import type { Model } from "@/lib/api/types";
import { CopyIcon } from "@/components/copy-button";
import { linksOf } from "../../links";

/** Where a model is on the web. Nothing is said to those pages about where one came from. */
export function RecordLinks({ model }: { model: Model }) {
  const links = linksOf(model.hub_id, model.source_links);
  if (links.length === 0) return null;
  return (
    <ul aria-label="Links" className="flex flex-wrap gap-x-4 gap-y-1">
      {links.map(({ href, label }, index) => (
        <li key={href} className="flex max-w-full min-w-0 items-center">
          <a
            href={href}
            title={href}
            target="_blank"
            rel="noopener noreferrer"
            className="flex min-h-6 min-w-0 items-center gap-0.5 rounded-sm text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
          >
            <span className="max-w-72 truncate">{label}</span>
            <ArrowUpRight aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">(opens a new tab)</span>
          </a>
          {index === 0 && model.hub_id != null && <CopyIcon text={model.hub_id} what="the Hub id" />}
        </li>
      ))}
    </ul>
  );
}
