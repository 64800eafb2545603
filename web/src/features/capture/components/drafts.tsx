import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/class-names";
import type { Model } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import type { Candidate } from "../reading/candidates";
import { newModelOf } from "../reading/edits";
import type { Capture } from "../reading/use-capture";
import { useOutcomes, type Outcome } from "../reading/use-outcomes";
import { useSave } from "../reading/use-save";
import { DraftCard } from "./draft-card";
import { ForAll } from "./for-all";
import { Refusals } from "./refusals";

interface DraftsProps {
  capture: Capture;
  candidates: Candidate[];
  rest: string[];
  workspace: number | null;
  /** Not behind the other tab: only then its key works. */
  isShown: boolean;
  onSaved: (models: Model[]) => void;
  onByHand: (what: string) => void;
}

type Drafted = Extract<Outcome, { kind: "draft" }>;

/** What the text names, side by side, to be looked at, changed and saved. */
export function Drafts({ capture, candidates, rest, workspace, isShown, onSaved, onByHand }: DraftsProps) {
  const navigate = useNavigate();
  const outcomes = useOutcomes(workspace, candidates);
  const { states, save } = useSave(workspace, (saved) => {
    capture.finish(saved.keys());
    const models = [...saved.values()];
    onSaved(models);
    const [first] = models;
    if (first === undefined) return;
    const isOne = models.length === 1;
    notify.done(isOne ? `${first.name} added` : `${counted(models.length, "model")} added`, {
      action: {
        label: isOne ? "Open" : "Library",
        onClick: () => void navigate(isOne ? paths.model(first.id) : paths.library({ w: workspace })),
      },
    });
  });

  const drafts = outcomes.filter((outcome): outcome is Drafted => outcome.kind === "draft");
  const shown = drafts.filter(({ key }) => !capture.leftOut.includes(key));
  const failed = outcomes.filter((outcome) => outcome.kind === "failed");
  const leftOut = drafts.filter(({ key }) => capture.leftOut.includes(key));
  const toSave = shown.filter(
    ({ key, draft }) =>
      (draft.duplicate_of == null || capture.anyway.includes(key)) &&
      states.get(key)?.kind !== "saving" &&
      states.get(key)?.kind !== "saved",
  );
  const isSaving = [...states.values()].some(({ kind }) => kind === "saving");
  const saved = [...states.values()].filter(({ kind }) => kind === "saved").length;
  const start = (some: Drafted[]) =>
    void save(
      some.map(({ key, source, draft }) => ({
        key,
        source,
        body: newModelOf(source, draft, capture.edits[key] ?? {}, capture.shared),
      })),
    );
  useShortcut(
    "mod+enter",
    "Add all that is shown",
    "Adding",
    () => start(toSave),
    isShown && toSave.length > 0,
  );

  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3">
        <p id="capture-summary" role="status" className="text-sm text-muted">
          {summary(outcomes)}
        </p>
        {failed.length > 1 && (
          <Button size="small" onClick={() => failed.forEach(({ retry }) => retry())}>
            Try all again
          </Button>
        )}
      </div>
      <Refusals outcomes={outcomes} rest={rest} onByHand={onByHand} />
      {shown.length > 1 && <ForAll capture={capture} workspace={workspace} />}
      {shown.length > 0 && (
        <ul
          aria-label="Drafts"
          className={cn(
            "grid gap-4",
            shown.length === 1
              ? "max-w-2xl"
              : "grid-cols-[repeat(auto-fill,minmax(min(100%,21rem),1fr))] items-stretch",
          )}
        >
          {shown.map((outcome) => (
            <DraftCard
              key={outcome.key}
              candidate={outcome.key}
              source={outcome.source}
              draft={outcome.draft}
              capture={capture}
              workspace={workspace}
              saving={states.get(outcome.key)}
              onSave={() => start([outcome])}
            />
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <ul aria-label="Left out" className="divide-y border-y text-sm">
          {leftOut.map(({ key, draft }) => (
            <li key={key} className="flex min-h-11 items-center gap-3 py-1.5 text-muted">
              <span className="min-w-0 flex-1 truncate">{draft.draft.name} is left out</span>
              <Button size="small" onClick={() => capture.toggleLeftOut(key)}>
                Put back
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (toSave.length > 0 || isSaving) && (
        <div className="sticky bottom-0 -mx-4 flex items-center justify-end gap-3 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6">
          <span role="status" className="text-sm text-muted tabular">
            {isSaving ? `${saved} added` : shown.length > toSave.length && "What you have is left out"}
          </span>
          <Button look="primary" isBusy={isSaving} onClick={() => start(toSave)}>
            {isSaving ? "Adding" : `Add ${counted(toSave.length, "model")}`}
          </Button>
        </div>
      )}
    </div>
  );
}

function summary(outcomes: Outcome[]): string {
  const count = (...kinds: Outcome["kind"][]) => outcomes.filter(({ kind }) => kinds.includes(kind)).length;
  const parts = [
    [count("draft"), "found"],
    [count("waiting"), "being asked for"],
    [count("refused", "repeat"), "refused"],
    [count("failed"), "failed"],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(" · ");
}
