import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import { Page } from "@/components/page";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import { Failure, Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Problem } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { readSequence } from "@/lib/models/sequence";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { comparisonQuery } from "../api/get-comparison";
import { AddModel } from "../components/add-model";
import { Comparison } from "../components/comparison";
import { Missing } from "../components/missing";
import { TooFew } from "../components/too-few";
import { FEWEST, idsOf, MOST } from "../ids";

const ExportItems = lazy(() => import("../components/export-items"));
const Verdict = lazy(() => import("../components/verdict/verdict"));

/** Some models side by side. The address says which, and whether only their differences are shown. */
export default function Compare() {
  const [params, setParams] = useSearchParams();
  const { ids, leftOut } = idsOf(params.get("ids"));
  const { data, error, refetch, isPlaceholderData } = useQuery(comparisonQuery(ids));
  const w = useWorkspaceId();
  const list = readSequence()?.from ?? paths.library({ w });
  const set = (name: string, value: string | null) =>
    setParams((now) => {
      if (value === null) now.delete(name);
      else now.set(name, value);
      return now;
    });
  const keep = (kept: readonly number[]) => set("ids", kept.length === 0 ? null : kept.join(","));
  const add = (id: number) => keep([...ids, id]);

  const isMissing = error instanceof Problem && error.status === 404;
  return (
    <Page
      title="Compare"
      width="wide"
      actions={
        <>
          {ids.length >= FEWEST && <AddModel ids={ids} onAdd={add} />}
          {ids.length >= FEWEST && error === null && (
            <MenuButton
              align="end"
              items={<ExportItems ids={ids} />}
              className={buttonClass({ size: "field" })}
            >
              Export
              <ChevronDown aria-hidden className="size-4 text-muted" />
            </MenuButton>
          )}
          <LinkButton to={list} size="field">
            Back to the list
          </LinkButton>
        </>
      }
    >
      {leftOut > 0 && (
        <Notice className="mb-4">
          The address names {counted(MOST + leftOut, "model")}: the first {MOST} of them are compared.
        </Notice>
      )}
      {ids.length < FEWEST && <TooFew ids={ids} onAdd={add} list={list} />}
      {ids.length >= FEWEST && isMissing && <Missing ids={ids} onKeep={keep} />}
      {ids.length >= FEWEST && error !== null && !isMissing && (
        <Failure what="The comparison" error={error} onRetry={() => void refetch()} />
      )}
      {ids.length >= FEWEST && error === null && data === undefined && <Placeholder />}
      {ids.length >= FEWEST && error === null && data !== undefined && (
        <>
          <Comparison
            comparison={data}
            isOld={isPlaceholderData}
            isShort={params.get("only") === "differences"}
            onShorten={(isShort) => set("only", isShort ? "differences" : null)}
            onRemove={(id) => keep(ids.filter((other) => other !== id))}
          />
          <Suspense fallback={<Skeleton className="mt-8 h-24 w-full" />}>
            <Verdict comparison={data} />
          </Suspense>
        </>
      )}
    </Page>
  );
}

function Placeholder() {
  return (
    <div className="grid gap-3">
      <Loading what="the comparison" />
      {Array.from({ length: 10 }, (_, line) => (
        <Skeleton key={line} className="w-full max-w-3xl" />
      ))}
    </div>
  );
}
