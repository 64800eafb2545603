import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Skeleton } from "@/components/ui/skeleton";
import type { Field, Model } from "@/lib/api/types";
import { useTitle } from "@/lib/use-title";
import { isAtLeast, useWorkspaces } from "@/lib/workspaces/workspaces";
import { RecordContext, type RecordActions } from "../record";
import { Apart } from "./apart";
import { HubFacts } from "./facts/hub-facts";
import { OwnFields } from "./facts/own-fields";
import { RecordBar } from "./header/record-bar";
import { RecordHeader } from "./header/record-header";
import { HistoryPart } from "./history/history-part";
import { Journal } from "./journal/journal";
import { LoadSnippets } from "./load-snippets";
import { Notes } from "./notes/notes";
import { UpstreamBanner } from "./upstream/upstream-banner";

const EditDialog = lazy(() => import("./edit-dialog"));
const MoveDialog = lazy(() => import("./move-dialog"));
const RefreshDialog = lazy(() => import("./refresh/refresh-dialog"));
const Evaluations = lazy(() => import("./evaluations/evaluations"));
const FamilyPart = lazy(() => import("./family/family-part"));
const InsightPart = lazy(() => import("./insight/insight-part"));
const LicensePart = lazy(() => import("./license/license-part"));
const MemoryPart = lazy(() => import("./memory/memory-part"));
const SimilarPart = lazy(() => import("./similar-part"));

type Asked =
  { what: "edit"; field: Field | undefined } | { what: "move"; isCopy: boolean } | { what: "refresh" };

/** Everything about one record: what one thinks of it on the left, what is known of it on the right. */
export function RecordPage({ model }: { model: Model }) {
  useTitle(model.name);
  const role = useWorkspaces().find(({ id }) => id === model.workspace_id)?.role;
  const canEdit = isAtLeast(role, "editor");
  const location = useLocation();
  const navigate = useNavigate();
  // The list says with `e` that the record is to be edited at once.
  const isAskedFor = (location.state as { edit?: boolean } | null)?.edit === true;
  const [asked, setAsked] = useState<Asked | null>(isAskedFor ? { what: "edit", field: undefined } : null);
  useEffect(() => {
    // A reload must not ask for it again.
    if (isAskedFor) void navigate(location.pathname + location.search, { replace: true, state: null });
  }, [isAskedFor, navigate, location.pathname, location.search]);
  const close = () => setAsked(null);
  const actions = useMemo<RecordActions>(
    () => ({
      canEdit,
      edit: (field) => setAsked({ what: "edit", field }),
      move: (isCopy) => setAsked({ what: "move", isCopy }),
      refresh: () => setAsked({ what: "refresh" }),
    }),
    [canEdit],
  );
  const { hub } = model;

  return (
    <RecordContext value={actions}>
      <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-16 sm:px-6">
        <RecordBar model={model} />
        <UpstreamBanner model={model} />
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_auto_1fr] xl:grid-cols-[minmax(0,1fr)_22rem]">
          <RecordHeader model={model} />
          <div className="min-w-0 lg:col-start-1 lg:row-start-2">
            {hub?.description != null && (
              <div className="max-w-[70ch] pb-5 text-muted">
                <p data-fact="description">{hub.description}</p>
              </div>
            )}
            {/* The role is known a moment after the record: until then nothing is offered, and nothing jumps. */}
            {role === undefined ? (
              <Skeleton className="h-24 w-full" />
            ) : (
              <div data-fact="notes">
                <Notes model={model} canEdit={canEdit} />
              </div>
            )}
            <Journal model={model} canEdit={canEdit} />
          </div>
          <aside aria-label="Facts" className="min-w-0 lg:col-start-2 lg:row-span-3 lg:row-start-1">
            <OwnFields model={model} />
            <Apart of="The license">
              <LicensePart model={model} />
            </Apart>
            {hub != null && <HubFacts hub={hub} ownLicense={model.license ?? null} />}
          </aside>
          <div className="min-w-0 lg:col-start-1 lg:row-start-3">
            <Apart of="Memory">
              <MemoryPart model={model} />
            </Apart>
            <Apart of="Insight">
              <InsightPart model={model} />
            </Apart>
            {hub != null && <LoadSnippets hub={hub} />}
            <Apart of="The family">
              <FamilyPart model={model} />
            </Apart>
            <Apart of="The similar models">
              <SimilarPart id={model.id} />
            </Apart>
            {hub != null && hub.evaluations.length > 0 && (
              <Apart of="Reported results">
                <Evaluations of={hub.evaluations} />
              </Apart>
            )}
            <HistoryPart model={model} />
          </div>
        </div>
      </div>
      <Suspense>
        {asked?.what === "edit" && <EditDialog model={model} field={asked.field} onClose={close} />}
        {asked?.what === "move" && <MoveDialog model={model} isCopy={asked.isCopy} onClose={close} />}
        {asked?.what === "refresh" && <RefreshDialog model={model} onClose={close} />}
      </Suspense>
    </RecordContext>
  );
}
