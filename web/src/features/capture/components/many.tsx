import { Link } from "react-router";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ImportLine } from "@/lib/api/types";
import { counted, exactCount } from "@/lib/format";
import { useMeta } from "@/lib/meta";
import { paths } from "@/lib/paths";
import { keyOf, type Candidate } from "../reading/candidates";
import { reasonOf } from "../reading/reason";
import type { Capture } from "../reading/use-capture";
import { useImport } from "../reading/use-import";
import { ForAll } from "./for-all";

interface ManyProps {
  capture: Capture;
  candidates: Candidate[];
  workspace: number | null;
  /** Whether there is something to see, also when little is left in the box. */
  onActive: (isActive: boolean) => void;
}

/** Saves what is too much to be looked at one by one, line by line as the server stores it. */
export function Many({ capture, candidates, workspace, onActive }: ManyProps) {
  const most = useMeta()?.limits.import_sources ?? 2_500;
  const { kind, total, lines, error, run, stop, reset } = useImport(workspace, most);
  const results = [...lines.values()];
  const failed = results.filter(({ result }) => result === "failed");
  const created = results.filter(({ result }) => result === "created").length;
  const exists = results.filter(({ result }) => result === "exists").length;
  const left = candidates.filter(({ source }) => !lines.has(source));
  const start = (sources: string[]) => {
    onActive(true);
    void run(sources, capture.shared).then((after) => {
      const saved = [...after.values()].filter(({ result }) => result !== "failed");
      capture.finish(saved.map(({ source }) => keyOf(source)));
    });
  };

  return (
    <div className="grid grid-cols-1 gap-5">
      {kind === "idle" ? (
        <>
          <div>
            <h2 className="text-base font-semibold">{counted(candidates.length, "model")} named</h2>
            <p className="text-sm text-muted">
              Too many to look at one by one: they are saved as the Hub describes them, without those that you
              have. You can change them afterwards, many at once.
            </p>
          </div>
          <ForAll capture={capture} workspace={workspace} />
        </>
      ) : (
        <div>
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 className="text-base font-semibold">{HEADINGS[kind]}</h2>
            <span role="status" className="text-sm text-muted tabular">
              {exactCount(created)} added · {exactCount(exists)} there already · {exactCount(failed.length)}{" "}
              failed
            </span>
          </div>
          <progress
            aria-label="Progress of the import"
            value={lines.size}
            max={total}
            className="mt-2 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          />
        </div>
      )}
      {error !== null && <Notice look="danger">{error}</Notice>}
      <div className="flex flex-wrap gap-2">
        {kind === "idle" && (
          <Button look="primary" onClick={() => start(candidates.map(({ source }) => source))}>
            Add {counted(candidates.length, "model")}
          </Button>
        )}
        {kind === "running" && <Button onClick={stop}>Stop</Button>}
        {(kind === "stopped" || kind === "done") && left.length > 0 && (
          <Button look="primary" onClick={() => start(left.map(({ source }) => source))}>
            Add the other {exactCount(left.length)}
          </Button>
        )}
        {kind !== "running" && failed.length > 0 && (
          <Button onClick={() => start(failed.map(({ source }) => source))}>
            Try the {exactCount(failed.length)} that failed again
          </Button>
        )}
        {(kind === "done" || kind === "stopped") && (
          <>
            <LinkButton
              look={kind === "done" ? "primary" : "plain"}
              to={paths.library({ w: workspace, q: "sort:-added" })}
            >
              Go to the library
            </LinkButton>
            <Button
              onClick={() => {
                reset();
                onActive(false);
              }}
            >
              {failed.length > 0 ? "Back to the box" : "Add more"}
            </Button>
          </>
        )}
      </div>
      <ul className="divide-y border-y text-sm">
        {failed.map((line) => (
          <Line key={line.source} line={line} />
        ))}
        {kind === "idle" || kind === "running"
          ? left.slice(0, SHOWN).map(({ key, source }) => (
              <li key={key} className="truncate py-1.5 font-mono text-xs text-muted">
                {source}
              </li>
            ))
          : results
              .filter(({ result }) => result !== "failed")
              .slice(0, SHOWN)
              .map((line) => <Line key={line.source} line={line} />)}
        {left.length > SHOWN && kind !== "done" && (
          <li className="py-1.5 text-muted">and {exactCount(left.length - SHOWN)} more</li>
        )}
      </ul>
    </div>
  );
}

/** What fits an eye; the numbers above tell of all. */
const SHOWN = 100;

const HEADINGS = { running: "Adding models", stopped: "Stopped", done: "Done" };

function Line({ line: { source, result, id, problem } }: { line: ImportLine }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 py-1.5">
      {id == null ? (
        <span className="max-w-full truncate font-mono text-xs">{source}</span>
      ) : (
        <Link
          to={paths.model(id)}
          className="max-w-full truncate rounded-sm font-mono text-xs text-accent hover:underline"
        >
          {source}
        </Link>
      )}
      <span className="min-w-0 grow text-muted">
        {problem == null ? RESULTS[result] : reasonOf(problem.detail ?? problem.title, keyOf(source))}
      </span>
    </li>
  );
}

const RESULTS = { created: "Added", exists: "There already", failed: "Failed" };
