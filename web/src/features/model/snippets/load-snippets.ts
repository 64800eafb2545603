import type { HubFacts } from "@/lib/api/types";

/** One way to get a model running. */
export interface LoadSnippet {
  id:
    | "transformers"
    | "sentence-transformers"
    | "diffusers"
    | "peft"
    | "ollama"
    | "llama.cpp"
    | "vllm"
    | "download";
  label: string;
  language: "python" | "shell";
  code: string;
}

type Facts = Pick<
  HubFacts,
  "id" | "library" | "pipeline_tag" | "architecture" | "base_models" | "files" | "tags"
>;

/** The tasks of the Hub for which transformers has a pipeline of that name. */
const PIPELINES = new Set([
  "audio-classification",
  "automatic-speech-recognition",
  "depth-estimation",
  "document-question-answering",
  "feature-extraction",
  "fill-mask",
  "image-classification",
  "image-feature-extraction",
  "image-segmentation",
  "image-text-to-text",
  "image-to-image",
  "image-to-text",
  "mask-generation",
  "object-detection",
  "question-answering",
  "summarization",
  "table-question-answering",
  "text-classification",
  "text-generation",
  "text-to-audio",
  "text-to-speech",
  "token-classification",
  "translation",
  "video-classification",
  "visual-question-answering",
  "zero-shot-audio-classification",
  "zero-shot-classification",
  "zero-shot-image-classification",
  "zero-shot-object-detection",
]);

const GENERATES = ["text-generation", "image-text-to-text"];
const SAFE_ID = /^[\w.-]+(?:\/[\w.-]+)?$/;

/** How to load a model of the Hub, the most fitting way first; `hf download` always. Empty for an id that is none. */
export function loadSnippets(facts: Facts): LoadSnippet[] {
  // The id stands in commands that people paste into a shell.
  if (!SAFE_ID.test(facts.id)) return [];
  const ways = [
    isGguf(facts) && ollama(facts),
    isGguf(facts) && llamaCpp(facts),
    facts.library === "sentence-transformers" && sentenceTransformers(facts),
    facts.library === "diffusers" && diffusers(facts),
    facts.library === "peft" && peft(facts),
    facts.library === "transformers" && transformers(facts),
    isServed(facts) && vllm(facts),
    download(facts),
  ];
  return ways.filter((way) => way !== false && way !== null);
}

function isGguf({ library, files, tags }: Facts): boolean {
  return library === "gguf" || tags.includes("gguf") || files.some(({ path }) => path.endsWith(".gguf"));
}

function isServed({ library, pipeline_tag }: Facts): boolean {
  if (library === "vllm") return true;
  return library === "transformers" && pipeline_tag !== null && GENERATES.includes(pipeline_tag);
}

/** The file that most people want: four bits if there are such, else the first that is named. */
function favoriteQuantization({ files }: Facts): string | null {
  const names = files.map(({ quantization }) => quantization ?? "").filter((name) => /^\w+$/.test(name));
  return (
    names.find((name) => name === "Q4_K_M") ?? names.find((name) => name.startsWith("Q4")) ?? names[0] ?? null
  );
}

function withQuantization(facts: Facts): string {
  const name = favoriteQuantization(facts);
  return name === null ? facts.id : `${facts.id}:${name}`;
}

function ollama(facts: Facts): LoadSnippet {
  return shell("ollama", "Ollama", `ollama run hf.co/${withQuantization(facts)}`);
}

function llamaCpp(facts: Facts): LoadSnippet {
  return shell("llama.cpp", "llama.cpp", `llama-server -hf ${withQuantization(facts)}`);
}

function vllm({ id }: Facts): LoadSnippet {
  return shell("vllm", "vLLM", `vllm serve ${id}`);
}

function download({ id }: Facts): LoadSnippet {
  return shell("download", "Download", `hf download ${id}`);
}

function sentenceTransformers({ id, pipeline_tag }: Facts): LoadSnippet {
  const ranks = pipeline_tag === "text-ranking";
  const code = ranks
    ? [
        "from sentence_transformers import CrossEncoder",
        "",
        `model = CrossEncoder("${id}")`,
        'scores = model.predict([("query", "passage")])',
      ]
    : [
        "from sentence_transformers import SentenceTransformer",
        "",
        `model = SentenceTransformer("${id}")`,
        'embeddings = model.encode(["First sentence", "Second sentence"])',
      ];
  return python("sentence-transformers", "Sentence Transformers", code);
}

function diffusers({ id }: Facts): LoadSnippet {
  return python("diffusers", "Diffusers", [
    "from diffusers import DiffusionPipeline",
    "",
    `pipe = DiffusionPipeline.from_pretrained("${id}", torch_dtype="auto")`,
    'image = pipe("A lighthouse at dusk").images[0]',
  ]);
}

/** An adapter needs to know what it adapts. */
function peft({ id, base_models, pipeline_tag }: Facts): LoadSnippet | null {
  const base = base_models.find(({ id: name }) => SAFE_ID.test(name));
  if (base === undefined) return null;
  const type =
    pipeline_tag === "text-generation" || pipeline_tag === null ? "AutoModelForCausalLM" : "AutoModel";
  return python("peft", "PEFT", [
    "from peft import PeftModel",
    `from transformers import ${type}`,
    "",
    `base = ${type}.from_pretrained("${base.id}")`,
    `model = PeftModel.from_pretrained(base, "${id}")`,
  ]);
}

function transformers({ id, pipeline_tag, architecture, tags }: Facts): LoadSnippet {
  if (pipeline_tag !== null && PIPELINES.has(pipeline_tag)) {
    const isChat = pipeline_tag === "text-generation" && tags.includes("conversational");
    return python("transformers", "Transformers", [
      "from transformers import pipeline",
      "",
      `pipe = pipeline("${pipeline_tag}", model="${id}")`,
      ...(isChat ? ['pipe([{"role": "user", "content": "Who are you?"}])'] : []),
    ]);
  }
  const head = TEXT_HEADS.exec(architecture ?? "")?.[1];
  if (head === undefined) {
    return python("transformers", "Transformers", [
      "from transformers import AutoModel",
      "",
      `model = AutoModel.from_pretrained("${id}", dtype="auto")`,
    ]);
  }
  return python("transformers", "Transformers", [
    `from transformers import AutoModelFor${head}, AutoTokenizer`,
    "",
    `tokenizer = AutoTokenizer.from_pretrained("${id}")`,
    `model = AutoModelFor${head}.from_pretrained("${id}", dtype="auto")`,
  ]);
}

/** Classes that have an automatic class of their own, and read text alone. */
const TEXT_HEADS =
  /For(CausalLM|MaskedLM|SequenceClassification|TokenClassification|QuestionAnswering|MultipleChoice)$/;

function shell(id: LoadSnippet["id"], label: string, code: string): LoadSnippet {
  return { id, label, language: "shell", code };
}

function python(id: LoadSnippet["id"], label: string, lines: string[]): LoadSnippet {
  return { id, label, language: "python", code: lines.join("\n") };
}
