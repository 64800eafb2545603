import { describe, expect, it } from "vitest";
import { handOf, readCandidates, withoutDone } from "./candidates";

const sources = (text: string) => readCandidates(text).candidates.map(({ source }) => source);

describe("readCandidates", () => {
  it.each([
    ["an id", "mistralai/Mistral-7B-v0.1"],
    ["a legacy id", "gpt2"],
    ["an address", "https://huggingface.co/Qwen/Qwen3-0.6B/tree/main"],
    ["an address of something else, which the server refuses", "https://ollama.com/library/llama3"],
    ["a download", "hf download Qwen/Qwen3-0.6B --local-dir x"],
    ["a download behind a prompt", "$ huggingface-cli download Qwen/Qwen3-0.6B"],
    ["a clone", "git clone https://huggingface.co/gpt2/gpt2.git"],
    ["an ollama command", "ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M"],
    ["a line of code", 'model = AutoModel.from_pretrained("Qwen/Qwen3-0.6B", torch_dtype="auto")'],
    ["a pipeline", 'pipe = pipeline("text-generation", model="openai/gpt-oss-20b")'],
  ])("takes %s as a whole", (_what, line) => {
    expect(sources(line)).toEqual([line]);
  });

  it("takes each line of a list, without its marks", () => {
    expect(sources("- gpt2\n* openai/gpt-oss-20b\n1. `Qwen/Qwen3-0.6B`\n• bert-base-uncased,")).toEqual([
      "gpt2",
      "openai/gpt-oss-20b",
      "Qwen/Qwen3-0.6B",
      "bert-base-uncased",
    ]);
  });

  it("takes each member of a list in one line", () => {
    expect(sources("gpt2, openai/gpt-oss-20b,Qwen/Qwen3-0.6B")).toEqual([
      "gpt2",
      "openai/gpt-oss-20b",
      "Qwen/Qwen3-0.6B",
    ]);
  });

  it("finds addresses and ids in prose", () => {
    const text =
      "We tried [Qwen](https://huggingface.co/Qwen/Qwen3-0.6B) and openai/gpt-oss-20b, and/or w/o src/main.rs.";
    expect(sources(text)).toEqual(["https://huggingface.co/Qwen/Qwen3-0.6B", "openai/gpt-oss-20b"]);
  });

  it("finds the ids in the rows of a table", () => {
    expect(sources("| Qwen/Qwen3-0.6B | 0.6B | good |\n|---|---|---|")).toContain("Qwen/Qwen3-0.6B");
  });

  it("takes a model once, however it is mentioned", () => {
    const text =
      "Qwen/Qwen3-0.6B\nhttps://huggingface.co/qwen/qwen3-0.6b?library=vllm\nhf.co/Qwen/Qwen3-0.6B/blob/main/x";
    expect(sources(text)).toEqual(["Qwen/Qwen3-0.6B"]);
  });

  it("leaves comments and empty lines alone", () => {
    expect(readCandidates("# my models\n\n   \ngpt2")).toEqual({
      candidates: [{ key: "gpt2", source: "gpt2" }],
      rest: [],
    });
  });

  it("tells what names nothing of the Hub", () => {
    expect(readCandidates("Claude Opus 4\ngpt2").rest).toEqual(["Claude Opus 4"]);
  });

  it("takes a plain word for an id only where it stands alone", () => {
    expect(sources("ctrl")).toEqual(["ctrl"]);
    expect(readCandidates("Models\nPricing\ngpt2")).toMatchObject({
      candidates: [{ source: "gpt2" }],
      rest: ["Models", "Pricing"],
    });
  });

  it("does not take words of a sentence for a list", () => {
    expect(sources("First, second; third")).toEqual([]);
  });
});

describe("withoutDone", () => {
  it("keeps the lines that are not done with", () => {
    const text = "gpt2\nClaude Opus 4\nopenai/gpt-oss-20b and Qwen/Qwen3-0.6B";
    expect(withoutDone(text, new Set(["gpt2", "openai/gpt-oss-20b"]))).toBe(
      "Claude Opus 4\nopenai/gpt-oss-20b and Qwen/Qwen3-0.6B",
    );
  });

  it("is empty once everything is done", () => {
    expect(withoutDone("\ngpt2\n", new Set(["gpt2"]))).toBe("");
  });
});

describe("handOf", () => {
  it("takes the developer from an id or an address", () => {
    expect(handOf("https://huggingface.co/openai/gpt-oss-20b/tree/main")).toEqual({
      name: "gpt-oss-20b",
      developer: "openai",
    });
  });

  it("takes words as they are", () => {
    expect(handOf("Claude Opus 4")).toEqual({ name: "Claude Opus 4", developer: "" });
  });
});
