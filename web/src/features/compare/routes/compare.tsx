import { useQueries } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Page } from "@/components/page";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Failure, Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Problem } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { modelQuery } from "@/lib/models/get-model";
import { readSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { Comparison } from "../components/comparison";
import { FEWEST, idsOf } from "../ids";

/** Some models side by side. */
export default function Compare() {
  const [params, setParams] = useSearchParams();
  const w = useWorkspaceId();
  const ids = idsOf(params.get("ids"));
  const answers = useQueries({ queries: ids.map(modelQuery) });
  const list = readSequence()?.from ?? paths.library({ w });

  const missing = answers.filter(({ error }) => error instanceof Problem && error.status === 404).length;
  const failed = answers.find(({ data, error }) => data === undefined && error !== null && !isMissing(error));
  const models = answers
    .map(({ data, error }) => (isMissing(error) ? undefined : data))
    .filter((model) => model !== undefined);
  const isComplete = models.length + missing === ids.length;
  const keep = (kept: readonly number[]) =>
    setParams((now) => {
      now.set("ids", kept.join(","));
      return now;
    });

  return (
    <Page title="Compare" width="wide" actions={<LinkButton to={list}>Back to the list</LinkButton>}>
      {failed !== undefined && (
        <Failure what="A model" error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {missing > 0 && (
        <Notice className="mb-4">
          <div className="flex flex-wrap items-center gap-x-3">
            <span>{counted(missing, "model")} of this comparison cannot be found any more.</span>
            <Button look="link" onClick={() => keep(models.map(({ id }) => id))}>
              Compare the others
            </Button>
          </div>
        </Notice>
      )}
      {failed === undefined && !isComplete && (
        <div className="grid gap-3">
          <Loading what="the models" />
          {Array.from({ length: 10 }, (_, line) => (
            <Skeleton key={line} className="w-full max-w-3xl" />
          ))}
        </div>
      )}
      {isComplete && models.length >= FEWEST && (
        <Comparison models={models} onRemove={(id) => keep(ids.filter((other) => other !== id))} />
      )}
      {isComplete && models.length < FEWEST && (
        <Empty
          title="Nothing to compare yet"
          action={
            <LinkButton look="primary" to={list}>
              Choose models in the library
            </LinkButton>
          }
        >
          <p>Choose two to eight models in the list, and compare them.</p>
        </Empty>
      )}
    </Page>
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}
