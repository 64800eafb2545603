import { useQueries } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Loading } from "@/components/ui/skeleton";
import { Notice } from "@/components/ui/notice";
import { Problem } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { modelQuery } from "@/lib/models/get-model";

interface MissingProps {
  ids: readonly number[];
  onKeep: (ids: readonly number[]) => void;
}

/** Where a comparison names what is not there: finds which, and offers to compare the others. */
export function Missing({ ids, onKeep }: MissingProps) {
  const answers = useQueries({ queries: ids.map(modelQuery) });
  if (answers.some(({ isPending }) => isPending)) return <Loading what="the models" />;
  const there = ids.filter((_, at) => !isMissing(answers[at]?.error));
  const missing = ids.length - there.length;
  return (
    <Notice className="mb-4">
      <div className="flex flex-wrap items-center gap-x-3">
        <span>
          {missing === 0
            ? "A model of this comparison cannot be found any more."
            : `${counted(missing, "model")} of this comparison cannot be found any more.`}
        </span>
        {missing > 0 && there.length > 0 && (
          <Button look="link" onClick={() => onKeep(there)}>
            {there.length === 1 ? "Go on with the other" : "Compare the others"}
          </Button>
        )}
      </div>
    </Notice>
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}
