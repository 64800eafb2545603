import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure } from "@/components/ui/notice";
import { messageOf, Problem } from "@/lib/api/problem";
import type { SemanticResults } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/format";
import { useMeaning } from "../api/search-by-meaning";
import { useLibraryKeys } from "../use-library-keys";
import { CardByMeaning } from "./card-by-meaning";
import { ListWaiting } from "./list-waiting";

interface CardsByMeaningProps {
  workspace: number | null;
  q: string;
  /** Goes back to searching for words alone. */
  onWords: () => void;
}

const NOTHING: SemanticResults["items"] = [];

/** The records that are about what was written, the likeliest first, each with what it was found by. */
export default function CardsByMeaning({ workspace, q, onWords }: CardsByMeaningProps) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useMeaning(workspace, q);
  const models = data?.items ?? NOTHING;
  const ids = useMemo(() => models.map(({ id }) => id), [models]);
  useLibraryKeys({ ids, models, selection: undefined, onEdit: undefined });

  if (error !== null) {
    const isWrong = error instanceof Problem && error.field("q") !== undefined;
    return (
      <div className="border-t p-4">
        {isWrong ? (
          <p role="alert" className="text-sm text-danger">
            {messageOf(error)}
          </p>
        ) : (
          <Failure what="What is about it" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1.5 text-sm text-muted sm:px-4">
        <p role="status" className="tabular">
          {data === undefined || isPlaceholderData ? "Looking…" : said(data)}
        </p>
        {data?.mode === "text" && (
          <Button size="small" className="ml-auto" onClick={onWords}>
            Search by words
          </Button>
        )}
      </div>
      <div
        aria-busy={isFetching}
        className={cn("min-h-0 flex-1 quiet-scroll overflow-auto", isPlaceholderData && "opacity-60")}
      >
        {data === undefined && <ListWaiting />}
        {data?.items.length === 0 && !isPlaceholderData && (
          <Empty title="Nothing is about that" action={<Button onClick={onWords}>Search by words</Button>}>
            Say it in other words, or take a filter away.
          </Empty>
        )}
        {models.length > 0 && (
          <ol aria-label="Models by meaning">
            {models.map((model) => (
              <CardByMeaning key={model.id} model={model} />
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

/** How many there are, and what there is to know about how they were found. */
function said({ items, mode, reason, without_vector }: SemanticResults): string {
  const count = items.length === 100 ? "The 100 likeliest" : counted(items.length, "model");
  if (mode === "text") {
    return `${count}, found by words alone${reason === null ? "" : `: ${reason}`}.`;
  }
  if (without_vector === 0) return `${count}, the likeliest first`;
  const are = without_vector === 1 ? "record is" : "records are";
  return `${count}, the likeliest first. ${counted(without_vector, are, are)} still being read, and found by words until then.`;
}
