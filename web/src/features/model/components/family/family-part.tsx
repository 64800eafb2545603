import { useQuery } from "@tanstack/react-query";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { familyQuery } from "../../api/get-family";
import { Part } from "../part";
import { BranchItem } from "./branch-item";
import { treeOf } from "./tree";

/** What the model was made from and what was made from it; nothing where it stands alone. */
export default function FamilyPart({ model }: { model: Model }) {
  const { data, error, refetch } = useQuery(familyQuery(model.id));
  // Most records stand alone: a place is held only for those that say what they were made from.
  const isExpected = (model.hub?.base_models.length ?? 0) > 0;
  if (data === undefined ? error === null && !isExpected : data.nodes.length < 2) return null;
  return (
    <Part title="Family">
      {data === undefined && error === null && (
        <>
          <Loading what="the family" />
          <Skeleton className="h-16 w-full" />
        </>
      )}
      {data === undefined && error !== null && (
        <Failure what="The family" error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <ul aria-label="Family">
            {treeOf(data).map((branch) => (
              <BranchItem key={branch.node.key} branch={branch} />
            ))}
          </ul>
          {data.truncated && (
            <p className="mt-2 text-sm text-muted">The family is larger; only a part of it is shown.</p>
          )}
        </>
      )}
    </Part>
  );
}
