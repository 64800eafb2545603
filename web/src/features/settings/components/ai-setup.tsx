import type { ReactNode } from "react";
import { Section } from "@/components/page";

const GEMINI = ["GOOGLE_API_KEY=…"];

const COMPATIBLE = [
  "AI_PROVIDER=openai-compatible",
  "AI_BASE_URL=http://127.0.0.1:11434/v1",
  "AI_MODEL=…",
  "AI_API_KEY=…",
];

/** Where there is no language model: what there is without one, and how whoever runs the server sets one up. */
export function AiSetup({ embedding }: { embedding: string | null }) {
  return (
    <Section
      title="No language model is set up"
      lead="The rest works without one: analyses and comparisons are made of facts by rules, tags are suggested by rules, a question finds the records that come near, and nothing is sent anywhere. Reading documents, and proposing what the Hub does not say, need one."
    >
      <p className="text-sm">
        Whoever runs this server can set one up. It is named in the environment of the server, which is then
        started anew; the key stays there and is never shown.
      </p>
      <div className="mt-4 grid gap-5 sm:grid-cols-2">
        <Way title="Google Gemini" lines={GEMINI}>
          Search by meaning comes with it.
        </Way>
        <Way title="Any server that speaks OpenAI's API" lines={COMPATIBLE}>
          Such as Ollama, vLLM or llama.cpp, on your own machine too. The key may be left out where the server
          needs none; <Name>AI_EMBEDDING_MODEL</Name> with <Name>AI_EMBEDDING_DIMENSIONS</Name> adds search by
          meaning.
        </Way>
      </div>
      {embedding !== null && (
        <p className="mt-4 text-sm text-muted">
          Search by meaning is on already: <span className="font-mono text-xs">{embedding}</span>
        </p>
      )}
    </Section>
  );
}

function Way({ title, lines, children }: { title: string; lines: readonly string[]; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-sm font-semibold">{title}</h3>
      <pre className="mt-1.5 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs leading-5">
        {lines.join("\n")}
      </pre>
      <p className="mt-1.5 text-sm text-muted">{children}</p>
    </div>
  );
}

function Name({ children }: { children: string }) {
  return <code className="font-mono text-[0.95em] wrap-anywhere">{children}</code>;
}
