import { useState } from "react";
import { useSearchParams } from "react-router";
import { Page } from "@/components/page";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { useLibraryAnswer, type LibraryAnswering } from "../api/ask-library";
import { Answer } from "../components/answer";
import { QuestionBox } from "../components/question-box";
import { Records } from "../components/records";

/** The page where one asks over everything that one keeps. */
export default function Ask() {
  const w = useWorkspaceId();
  return (
    <Page
      title="Ask your library"
      lead="Answers come from your records alone, and each statement says which."
      width="wide"
    >
      {/* Nothing that was asked of one workspace is shown under the name of another. */}
      <Asking key={w ?? "own"} workspace={w} />
    </Page>
  );
}

function Asking({ workspace }: { workspace: number | null }) {
  const [params, setParams] = useSearchParams();
  const q = params.get("q") ?? "";
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  const answering = useLibraryAnswer(workspace);

  // Another question came with the address, as by going back: it stands in the box, and waits to be asked.
  if (shown !== q) {
    setShown(q);
    setText(q);
  }

  const ask = () => {
    const question = text.trim();
    setText(question);
    setShown(question);
    if (question !== q) {
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.set("q", question);
        return after;
      });
    }
    answering.ask(question);
  };
  return (
    <div className="grid gap-8">
      <div className="max-w-3xl">
        <QuestionBox text={text} onText={setText} onAsk={ask} isBusy={answering.state === "asking"} />
      </div>
      {answering.question !== null && answering.question === q && <Result of={answering} />}
    </div>
  );
}

function Result({ of }: { of: LibraryAnswering }) {
  const { found, whole, statements } = of;
  const cites = (whole?.answer?.statements ?? statements).flatMap((statement) => statement.cites);
  const records = found?.records ?? [];
  const cited = new Set(
    records.filter(({ key_prefix }) => cites.some((cite) => cite.startsWith(key_prefix))).map(({ id }) => id),
  );
  const isUnread = whole !== null && whole.answer === null;
  return (
    <div className="grid gap-8 border-t pt-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
      <Answer of={of} />
      {found !== null && records.length > 0 && (
        <Records found={found} cited={cited} title={isUnread ? "What was found" : "What was looked at"} />
      )}
    </div>
  );
}
