import { Link } from "react-router";
import { AnswerProgress, Stopped } from "@/components/insight/answer-progress";
import { MakingLine } from "@/components/insight/making-line";
import { ProblemNotice } from "@/components/insight/problem-notice";
import { StatementList } from "@/components/insight/statement-list";
import { Notice } from "@/components/ui/notice";
import type { LibraryAnswer } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useAi } from "@/lib/meta";
import { paths } from "@/lib/paths";
import type { LibraryAnswering } from "../api/ask-library";
import { RecordCitation } from "./record-citation";

/** What the library says to a question, as far as it has come. */
export function Answer({ of }: { of: LibraryAnswering }) {
  const { question, state, statements, found, whole, problem, stop, ask, clear } = of;
  const who = useAi()?.model ?? "The server";
  const records = found?.records ?? [];
  const said = whole?.answer?.statements ?? statements;
  return (
    <section aria-labelledby="asked" className="grid min-w-0 content-start gap-4">
      <h2 id="asked" className="max-w-[60ch] text-lg font-semibold wrap-anywhere">
        {question}
      </h2>
      {said.length > 0 && (
        <StatementList
          statements={said}
          grounds={whole?.answer?.grounds ?? []}
          citation={(cite, ground) => <RecordCitation cite={cite} ground={ground} records={records} />}
        />
      )}
      {state === "asking" && <AnswerProgress who={who} statements={statements} onStop={stop} />}
      {state === "stopped" && <Stopped onClose={clear} />}
      {state === "failed" && (
        <ProblemNotice problem={problem} onRetry={() => ask(question ?? "")}>
          {records.length > 0 && (
            <p className="mt-0.5">The records that may answer it are listed all the same.</p>
          )}
        </ProblemNotice>
      )}
      {whole !== null && <Outcome whole={whole} records={records.length} />}
    </section>
  );
}

/** What there is to say once the answer is whole. */
function Outcome({ whole: { holds, answer }, records }: { whole: LibraryAnswer; records: number }) {
  // What records are about is computed behind the page, some seconds after a change.
  const isReading = (useAi()?.embedding_model ?? null) !== null;
  if (answer === null && records > 0) return <Unread />;
  return (
    <div className="grid gap-3" role="status">
      {!holds && (
        <div>
          <p className="font-semibold">Your library does not hold an answer</p>
          <p className="mt-0.5 text-muted">
            {records === 0
              ? `No record comes near the question.${isReading ? " What was added a moment ago is still being read." : ""}`
              : `${counted(records, "record")} came near the question; none of them says it.`}
          </p>
        </div>
      )}
      {answer !== null && <MakingLine of={answer} />}
    </div>
  );
}

/** Without a language model the records are found, and read by whoever asked. */
function Unread() {
  return (
    <Notice>
      <p role="status">These records come near your question. A language model would read them and answer.</p>
      <p className="mt-0.5">
        None is set up here.{" "}
        <Link to={paths.settings("ai")} className="text-accent underline underline-offset-2">
          How to set one up
        </Link>
      </p>
    </Notice>
  );
}
