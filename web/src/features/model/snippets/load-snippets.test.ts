import { describe, expect, it } from "vitest";
import { loadSnippets } from "./load-snippets";

type Facts = Parameters<typeof loadSnippets>[0];

const bare: Facts = {
  id: "org/name",
  library: null,
  pipeline_tag: null,
  architecture: null,
  base_models: [],
  files: [],
  tags: [],
};
const ways = (facts: Partial<Facts>) => loadSnippets({ ...bare, ...facts });
const labels = (facts: Partial<Facts>) => ways(facts).map(({ id }) => id);
const code = (facts: Partial<Facts>, id: string) => ways(facts).find((way) => way.id === id)?.code;

describe("loadSnippets", () => {
  it("downloads what it knows nothing of", () => {
    expect(ways({})).toEqual([
      { id: "download", label: "Download", language: "shell", code: "hf download org/name" },
    ]);
  });

  it("gives nothing for an id that would be more than an id in a shell", () => {
    expect(ways({ id: "org/name; rm -rf ~" })).toEqual([]);
    expect(ways({ id: 'org/name"' })).toEqual([]);
  });

  it("loads a task that transformers has a pipeline for with it", () => {
    expect(code({ library: "transformers", pipeline_tag: "fill-mask" }, "transformers")).toBe(
      'from transformers import pipeline\n\npipe = pipeline("fill-mask", model="org/name")',
    );
  });

  it("talks to a model that converses", () => {
    const facts = { library: "transformers", pipeline_tag: "text-generation", tags: ["conversational"] };
    expect(code(facts, "transformers")).toContain('"role": "user"');
  });

  it("loads what has no pipeline by the class that it names", () => {
    const facts = { library: "transformers", architecture: "LlamaForCausalLM" };
    expect(code(facts, "transformers")).toContain(
      'AutoModelForCausalLM.from_pretrained("org/name", dtype="auto")',
    );
    expect(code(facts, "transformers")).toContain("AutoTokenizer");
  });

  it("loads any other class by the common one", () => {
    const facts = { library: "transformers", architecture: "NovelModel", pipeline_tag: "robotics" };
    expect(code(facts, "transformers")).toContain('AutoModel.from_pretrained("org/name"');
  });

  it("serves what generates text with vLLM, and nothing else", () => {
    expect(labels({ library: "transformers", pipeline_tag: "text-generation" })).toEqual([
      "transformers",
      "vllm",
      "download",
    ]);
    expect(labels({ library: "transformers", pipeline_tag: "fill-mask" })).toEqual([
      "transformers",
      "download",
    ]);
  });

  it("serves what is made for vLLM without a task", () => {
    expect(code({ library: "vllm" }, "vllm")).toBe("vllm serve org/name");
  });

  it("embeds with sentence-transformers", () => {
    const facts = { library: "sentence-transformers", pipeline_tag: "sentence-similarity" };
    expect(code(facts, "sentence-transformers")).toContain('SentenceTransformer("org/name")');
  });

  it("ranks with a cross-encoder", () => {
    const facts = { library: "sentence-transformers", pipeline_tag: "text-ranking" };
    expect(code(facts, "sentence-transformers")).toContain('CrossEncoder("org/name")');
  });

  it("paints with diffusers", () => {
    expect(code({ library: "diffusers" }, "diffusers")).toContain(
      'DiffusionPipeline.from_pretrained("org/name"',
    );
  });

  it("puts an adapter on the model that it adapts", () => {
    const facts: Partial<Facts> = {
      library: "peft",
      pipeline_tag: "text-generation",
      base_models: [{ id: "org/base", relation: "adapter" }],
    };
    expect(code(facts, "peft")).toContain('AutoModelForCausalLM.from_pretrained("org/base")');
    expect(code(facts, "peft")).toContain('PeftModel.from_pretrained(base, "org/name")');
    expect(labels({ library: "peft" })).toEqual(["download"]);
  });

  it("runs GGUF with Ollama and llama.cpp, in four bits where there are such", () => {
    const files = ["Q2_K", "Q4_K_M", "Q8_0"].map((quantization) => ({
      path: `name-${quantization}.gguf`,
      quantization,
    }));
    expect(labels({ library: "gguf", files })).toEqual(["ollama", "llama.cpp", "download"]);
    expect(code({ files }, "ollama")).toBe("ollama run hf.co/org/name:Q4_K_M");
    expect(code({ files }, "llama.cpp")).toBe("llama-server -hf org/name:Q4_K_M");
  });

  it("leaves the choice of the file to the tool where none says its quantization", () => {
    expect(code({ library: "gguf" }, "ollama")).toBe("ollama run hf.co/org/name");
  });

  it("passes over a quantization that is no word", () => {
    const files = [{ path: "a.gguf", quantization: "$(reboot)" }];
    expect(code({ files }, "ollama")).toBe("ollama run hf.co/org/name");
  });
});
