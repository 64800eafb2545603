import { Plus } from "lucide-react";
import { useState } from "react";
import { AiMark } from "@/components/insight/ai-mark";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { Button } from "@/components/ui/button";
import type { ProposedTags } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useProposeTags } from "@/lib/tag-proposals/propose-tags";

interface TagProposalsProps {
  /** Which record. */
  id: number;
  /** Those that it has: they are not offered. */
  tags: readonly string[];
  /** Takes one over. */
  onAccept: (tag: string) => void;
}

/** Tags that a language model, or rules where there is none, would give a record: each is taken over by itself. */
export function TagProposals({ id, tags, onAccept }: TagProposalsProps) {
  const { data, error, isPending, mutate } = useProposeTags(id);
  const propose = () => mutate();
  return (
    <div className="grid justify-items-start gap-2">
      {data === undefined && (
        <Button size="small" isBusy={isPending} onClick={propose}>
          Propose tags
        </Button>
      )}
      {error !== null && <ProblemNotice problem={error} onRetry={propose} />}
      {data !== undefined && <Proposed proposed={data} tags={tags} onAccept={onAccept} />}
    </div>
  );
}

function Proposed({
  proposed,
  tags,
  onAccept,
}: { proposed: ProposedTags } & Pick<TagProposalsProps, "tags" | "onAccept">) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const left = proposed.items.filter(({ tag }) => !tags.includes(tag) && !taken.includes(tag));
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        <AiMark source={proposed.source} />
        {left.length > 0 ? (
          <ul aria-label="Proposed tags" className="contents">
            {left.map(({ tag, models }) => (
              <li key={tag} className="flex max-w-full">
                <button
                  type="button"
                  aria-label={`Add the tag ${tag}${models === 0 ? ", a new word" : ""}`}
                  title={
                    models === 0 ? "No model here has it yet" : `${counted(models, "model")} here have it`
                  }
                  onClick={() => {
                    setTaken([...taken, tag]);
                    onAccept(tag);
                  }}
                  className="inline-flex h-6 max-w-full items-center gap-1 rounded-full border border-dashed border-control pr-2 pl-1.5 text-xs hover:border-accent hover:text-accent"
                >
                  <Plus aria-hidden className="size-3 shrink-0" />
                  <span className="truncate">{tag}</span>
                  {models === 0 && <span className="text-muted">new</span>}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <span className="text-sm text-muted">
            {proposed.items.length === 0 ? "No further tag comes to mind." : "All of them are taken over."}
          </span>
        )}
      </div>
      <p role="status" className="sr-only">
        {taken.length === 0 ? `${counted(left.length, "tag")} proposed` : `${taken.at(-1) ?? ""} is added`}
      </p>
    </>
  );
}
