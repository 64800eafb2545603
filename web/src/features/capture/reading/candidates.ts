/** A piece of the text that may name a model of the Hub. Whether it does is for the server to say. */
export interface Candidate {
  /** Tells two mentions of one model apart from two models. */
  key: string;
  /** What is sent to the server: an id, an address or a command. */
  source: string;
}

export interface Reading {
  candidates: Candidate[];
  /** Lines that name nothing of the Hub: prose, or a model that is only known by its name. */
  rest: string[];
}

const COMMANDS =
  /^(?:[$!%]\s*)?(?:sudo\s+)?(?:hf download|huggingface-cli download|hf models info|git (?:lfs )?clone|ollama (?:run|pull)|vllm serve|mlx_lm\.generate --model|llama-(?:server|cli) -hf)\s/;
const CALLS = /(?:from_pretrained|snapshot_download|hf_hub_download|pipeline|SentenceTransformer|LLM)\(/;
const WORD_ENDS = /[\s()[\]{}<>"'`|,;“”]+/;
const HUB = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|^hf:\/\//i;

/**
 * Every mention of a model in a text, each once, in its order: a line as a whole where it is one word, a command
 * or a call, otherwise the addresses and ids among its words. The server reads a text for an import the same way.
 */
export function readCandidates(text: string): Reading {
  const found = new Map<string, Candidate>();
  const rest: string[] = [];
  const isAlone = !text.trim().includes("\n");
  for (const line of text.split(/\r?\n/)) {
    // The menus of a page are full of words; a legacy id such as `gpt2` is hardly ever a plain one.
    const sources = sourcesOf(line).filter((source) => isAlone || !/^[a-z]+$/i.test(source));
    for (const source of sources) {
      const key = keyOf(source);
      if (!found.has(key)) found.set(key, { key, source });
    }
    const prose = freed(line);
    if (sources.length === 0 && prose !== "" && !prose.startsWith("#")) rest.push(prose);
  }
  return { candidates: [...found.values()], rest };
}

/** The text without the lines whose every mention is done with. */
export function withoutDone(text: string, done: ReadonlySet<string>): string {
  const lines = text.split(/\r?\n/).filter((line) => {
    const sources = sourcesOf(line);
    return sources.length === 0 || !sources.every((source) => done.has(keyOf(source)));
  });
  return lines.some((line) => line.trim() !== "") ? lines.join("\n") : "";
}

/** The text without the lines that say no more than something written. */
export function withoutWritten(text: string, what: string): string {
  const lines = text.split(/\r?\n/).filter((line) => what === "" || freed(line) !== what);
  return lines.some((line) => line.trim() !== "") ? lines.join("\n") : "";
}

/** The name, and where it shows who made it, for a record by hand of what was typed. */
export function handOf(source: string): { name: string; developer: string } {
  const id = keyed(source);
  const parts = /^([\w.-]+)\/([\w.-]+)$/.exec(id);
  return { name: parts?.[2] ?? (id.trim() || source), developer: parts?.[1] ?? "" };
}

function sourcesOf(line: string): string[] {
  const whole = freed(line);
  if (whole === "" || whole.startsWith("#")) return [];
  if (!/\s/.test(whole)) return whole.includes(",") ? listed(whole) : [whole];
  if (COMMANDS.test(whole) || CALLS.test(whole)) return [whole];
  const list = listed(whole);
  if (list.length > 0) return list;
  return whole
    .split(WORD_ENDS)
    .map((word) => trimmed(word.replace(/^[-*@]+/, "")))
    .filter((word) => HUB.test(word) || isSurelyAnId(word));
}

/** `gpt2, openai/gpt-oss-20b`: a list in one line, if each of its members is one word and one at least looks like an id. */
function listed(line: string): string[] {
  const members = line.split(/[,;]/).map(trimmed).filter(Boolean);
  const isList = members.length > 1 && members.every((member) => /^[\w./:@-]+$/.test(member));
  return isList && members.some((member) => member.includes("/") || /\d/.test(member)) ? members : [];
}

/** A line without the marks of a list before it and what surrounds a reference in prose and code. */
function freed(line: string): string {
  return trimmed(line.replace(/^\s*(?:[-*•]\s+|\d+[.)]\s+|\[[ x]\]\s+)*/i, ""));
}

function trimmed(text: string): string {
  const outside = /^[\s"'`<>“”‘’()]+|[\s"'`<>“”‘’()]+$/g;
  // A call ends with what it began with.
  if (CALLS.test(text)) return text.trim();
  return text
    .replace(outside, "")
    .replace(/[/.,;:]+$/, "")
    .replace(outside, "");
}

/** In prose `and/or` and `src/main.rs` have the shape of an id; a digit, hyphen or underscore in the name has not. */
function isSurelyAnId(word: string): boolean {
  const [namespace = "", name = "", ...more] = word.split("/");
  return (
    more.length === 0 &&
    /^[\w.-]*[a-z][\w.-]*$/i.test(namespace) &&
    /[a-z]/i.test(name) &&
    /[\d_-]/.test(name)
  );
}

/** What is the same for every way to name one model. */
export function keyOf(source: string): string {
  return keyed(source).toLowerCase();
}

/** `org/name` of an address of the Hub; anything else as it is. */
function keyed(source: string): string {
  if (!HUB.test(source)) return source;
  const path = source
    .replace(HUB, "")
    .replace(/^models\//, "")
    .replace(/[?#].*$/, "");
  const [namespace = "", name] = path.split("/");
  if (name === undefined || /^(?:datasets|spaces|collections|api)$/i.test(namespace)) return source;
  return `${namespace}/${name.replace(/\.git$/, "")}`;
}
