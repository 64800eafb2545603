import { useQuery } from "@tanstack/react-query";
import { Failure } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Model } from "@/lib/api/types";
import { insightsQuery } from "../../api/get-insights";
import { Part } from "../part";
import { Analysis } from "./analysis";
import { Questions } from "./questions";

/** What can be said of a model beyond its facts, each sentence with the facts that it rests on. */
export default function InsightPart({ model }: { model: Model }) {
  const { data, error, refetch } = useQuery(insightsQuery(model));
  if (data !== undefined) {
    return (
      <Analysis model={model} analysis={data.analysis}>
        <Questions model={model} threads={data.threads} />
      </Analysis>
    );
  }
  return (
    <Part title="Insight">
      {error !== null ? (
        <Failure what="What was said of it" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="grid gap-3">
          <Loading what="what was said of it" />
          <Skeleton className="w-56" />
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-12 w-full" />
        </div>
      )}
    </Part>
  );
}
