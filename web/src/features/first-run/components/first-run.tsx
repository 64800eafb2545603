import { useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { paths } from "@/lib/paths";
import { isAtLeast, useWorkspace, useWorkspaceId } from "@/lib/workspaces/workspaces";
import { useSample } from "./use-sample";

const EXAMPLES = ["Qwen/Qwen3-0.6B", "openai/gpt-oss-20b", "gpt2"];

/** What a library shows that holds nothing yet: the ways to put something in. */
export function FirstRun() {
  const w = useWorkspaceId();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const { progress, create } = useSample(w);
  const add = (what: string) => void navigate(paths.add({ w }), { state: { text: what } });
  const isBusy = progress !== null;

  if (workspace !== undefined && !isAtLeast(workspace.role, "editor")) {
    return (
      <Frame title="Nothing here yet">
        <p className="mt-1 text-muted">Once an editor of {workspace.name} adds models, they stand here.</p>
      </Frame>
    );
  }

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    // Into what is written it is only inserted; into the empty box it is what one came for.
    if (text.trim() !== "" || pasted.trim() === "") return;
    event.preventDefault();
    add(pasted);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || text.trim() === "") return;
    event.preventDefault();
    add(text);
  };

  return (
    <Frame title="Keep every model you come across">
      <p className="mt-1 text-muted">
        What you explored, studied, use or plan to use, with what you think of it. Paste a few models you like
        to begin.
      </p>
      <Textarea
        aria-label="Models to add"
        placeholder="Paste ids, addresses, commands, or a whole page of text"
        spellCheck={false}
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={paste}
        onKeyDown={press}
        className="mt-6"
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-0 grow flex-wrap items-center gap-1.5">
          {EXAMPLES.map((example) => (
            <button
              key={example}
              type="button"
              onClick={() => add(example)}
              className="max-w-full truncate rounded-md border px-2 py-0.5 font-mono text-xs leading-5 hover:bg-hover"
            >
              {example}
            </button>
          ))}
        </div>
        <Button look="primary" disabled={text.trim() === ""} onClick={() => add(text)}>
          Look them up
        </Button>
      </div>
      <div className="mt-8 grid gap-x-8 gap-y-6 border-t pt-6 sm:grid-cols-2">
        <Way title="Not on the Hub?" text="A closed or internal model needs no more than a name.">
          <Button onClick={() => void navigate(paths.add({ w }), { state: { byHand: true } })}>
            Add one by hand
          </Button>
        </Way>
        <Way title="Only looking around?" text="24 well-known models, gone again with one click.">
          <Button isBusy={isBusy} onClick={() => void create()}>
            {progress === null ? "Try a sample library" : `${progress.made} of ${progress.of}`}
          </Button>
          <span role="status" className="sr-only">
            {isBusy && "Adding the sample models"}
          </span>
        </Way>
      </div>
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section
      aria-labelledby="first-run"
      className="mx-auto w-full max-w-2xl px-4 pt-12 pb-16 sm:px-6 sm:pt-20"
    >
      <h1 id="first-run" className="text-2xl font-semibold">
        {title}
      </h1>
      {children}
    </section>
  );
}

function Way({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <div>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mb-3 text-sm text-muted">{text}</p>
      {children}
    </div>
  );
}
