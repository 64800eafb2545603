import { useState } from "react";
import { cn } from "@/lib/class-names";
import type { HubFacts } from "@/lib/api/types";
import { loadSnippets } from "../snippets/load-snippets";
import { CopyIcon } from "@/components/copy-button";
import { Part } from "./part";

/** How to get the model running, with the tools that can load it. */
export function LoadSnippets({ hub }: { hub: HubFacts }) {
  const snippets = loadSnippets(hub);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = snippets.find(({ id }) => id === chosen) ?? snippets[0];
  if (shown === undefined) return null;
  return (
    <Part
      title="Load it"
      actions={
        snippets.length > 1 && (
          <div role="group" aria-label="With" className="flex flex-wrap gap-1">
            {snippets.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === shown.id}
                onClick={() => setChosen(id)}
                className={cn(
                  "h-7 rounded-md px-2 text-sm",
                  id === shown.id ? "bg-selected text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {label}
              </button>
            ))}
          </div>
        )
      }
    >
      <div className="flex items-start gap-2 rounded-md bg-sunken py-2 pr-2 pl-3">
        <pre
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line scrolls by keyboard too
          tabIndex={0}
          role="region"
          aria-label={`${shown.label}: code`}
          className="min-w-0 flex-1 quiet-scroll overflow-x-auto py-0.5 font-mono text-xs/5"
        >
          <code>{shown.code}</code>
        </pre>
        <CopyIcon key={shown.id} text={shown.code} what="the code" />
      </div>
      {hub.gated !== "no" && (
        <p className="mt-2 text-sm text-muted">
          It is gated: accept its terms on the Hub, then sign in with{" "}
          <code className="font-mono text-xs">hf auth login</code>.
        </p>
      )}
    </Part>
  );
}
