//! What people ask for, and which of the recorded models they mean. Few of the questions use the words of the records: that
//! is how people ask who have forgotten the name.

/// A question and the models that it means.
pub(crate) struct Wanted {
    pub(crate) query: &'static str,
    pub(crate) models: &'static [&'static str],
}

const fn wanted(query: &'static str, models: &'static [&'static str]) -> Wanted {
    Wanted { query, models }
}

const INSTRUCT: &str = "lumen-labs/Aurora-7B-Instruct";
const REASONER: &str = "lumen-labs/Aurora-7B-Reasoner";
const BASE: &str = "lumen-labs/Aurora-7B";
const MERIDIAN: &str = "lumen-labs/Meridian-70B-Chat";
const ZENITH: &str = "lumen-labs/Zenith-1.2T-A38B";
const GGUF: &str = "halfstep/Aurora-7B-Instruct-GGUF";
const GPTQ: &str = "halfstep/Aurora-7B-Instruct-GPTQ-Int4";
const KESTREL: &str = "kestrel-code/Kestrel-Coder-3B";
const HARBOUR: &str = "northwind/harbour-asr-large";
const ENCODER: &str = "northwind/tiny-encoder";
const BLEND: &str = "petrel/Tidepool-Blend-7B";
const RECIPES: &str = "petrel/aurora-7b-recipes-lora";
const HERON: &str = "saltmarsh/heron-xl";
const NORD: &str = "tern-collective/nord-translate-small";
const SANDPIPER: &str = "fenwick/sandpiper-checkpoint";

/// Questions about the project's own recordings.
pub(crate) const OF_RECORDED_MODELS: &[Wanted] = &[
    wanted("aurora instruct", &[INSTRUCT, GGUF, GPTQ]),
    wanted("answers questions and calls tools", &[INSTRUCT]),
    wanted("summarise long documents", &[INSTRUCT]),
    wanted("assistant that speaks German and French", &[INSTRUCT, MERIDIAN]),
    wanted("chat model of seven billion", &[INSTRUCT]),
    wanted("conversation", &[INSTRUCT, MERIDIAN]),
    wanted("dialogue tuned assistant", &[INSTRUCT]),
    wanted("thinks before it answers", &[REASONER]),
    wanted("logic puzzles", &[REASONER]),
    wanted("math word problems", &[REASONER]),
    wanted("model for reasoning", &[REASONER]),
    wanted("proofs and mathematics", &[REASONER]),
    wanted("foundation model to continue text", &[BASE]),
    wanted("base model of the Aurora family", &[BASE]),
    wanted("pretrained decoder on the Clearwater corpus", &[BASE]),
    wanted("does not follow instructions", &[BASE]),
    wanted("large model for European languages", &[MERIDIAN]),
    wanted("seventy billion chat", &[MERIDIAN]),
    wanted("meridian", &[MERIDIAN]),
    wanted("needs two accelerators", &[MERIDIAN]),
    wanted("community terms access by hand", &[MERIDIAN]),
    wanted("mixture of experts", &[ZENITH]),
    wanted("sparse model with a trillion weights", &[ZENITH]),
    wanted("MoE research use only", &[ZENITH]),
    wanted("huge frontier model", &[ZENITH]),
    wanted("zenith fp8", &[ZENITH]),
    wanted("quantized version for llama.cpp", &[GGUF]),
    wanted("run aurora on a laptop", &[GGUF, GPTQ]),
    wanted("gguf", &[GGUF]),
    wanted("compressed to four bits", &[GPTQ, GGUF]),
    wanted("int4 gptq", &[GPTQ]),
    wanted("weights in groups of 128", &[GPTQ]),
    wanted("help me program", &[KESTREL]),
    wanted("code completion in Rust", &[KESTREL]),
    wanted("fills in the middle", &[KESTREL]),
    wanted("write Python functions", &[KESTREL]),
    wanted("software developer assistant", &[KESTREL]),
    wanted("autocomplete for TypeScript and Go", &[KESTREL]),
    wanted("turn recordings into text", &[HARBOUR]),
    wanted("dictation", &[HARBOUR]),
    wanted("speech recognition in Danish", &[HARBOUR]),
    wanted("transcribe a meeting", &[HARBOUR]),
    wanted("voice to text over wind", &[HARBOUR]),
    wanted("listen to spoken Dutch", &[HARBOUR]),
    wanted("word error rate", &[HARBOUR]),
    wanted("sentence vectors for search", &[ENCODER]),
    wanted("embeddings", &[ENCODER]),
    wanted("semantic similarity of paragraphs", &[ENCODER]),
    wanted("retrieval and clustering", &[ENCODER]),
    wanted("small encoder", &[ENCODER]),
    wanted("merge of two models", &[BLEND]),
    wanted("slerp blend", &[BLEND]),
    wanted("combined instruct and reasoner", &[BLEND]),
    wanted("lora adapter for cooking", &[RECIPES]),
    wanted("recipes", &[RECIPES]),
    wanted("finetuned in French, not commercial", &[RECIPES]),
    wanted("carnet de cuisine", &[RECIPES]),
    wanted("paint a picture", &[HERON]),
    wanted("watercolour images", &[HERON]),
    wanted("generate images from a description", &[HERON]),
    wanted("ink and wash", &[HERON]),
    wanted("translate Norwegian", &[NORD]),
    wanted("translation from English to norsk", &[NORD]),
    wanted("small translator", &[NORD]),
    wanted("interpreter for Nordic languages", &[NORD]),
    wanted("oversetter", &[NORD]),
    wanted("unfinished checkpoint of a trainer", &[SANDPIPER]),
    wanted("sandpiper", &[SANDPIPER]),
];

/// Questions about recordings of real models, where they are at hand.
pub(crate) const OF_REAL_MODELS: &[Wanted] = &[
    wanted("text to image diffusion", &["CompVis/stable-diffusion-v1-4", "stabilityai/stable-diffusion-2-1"]),
    wanted("classify images", &["google/vit-base-patch16-224", "openai/clip-vit-base-patch32"]),
    wanted("sentence embeddings", &["sentence-transformers/all-MiniLM-L6-v2"]),
    wanted("read text aloud", &["espnet/kan-bayashi_ljspeech_vits"]),
    wanted("separate speakers in noisy audio", &["speechbrain/sepformer-wham"]),
    wanted("questions about scanned documents", &["naver-clova-ix/donut-base-finetuned-docvqa"]),
    wanted("sentiment of reviews", &["distilbert/distilbert-base-uncased-finetuned-sst-2-english"]),
    wanted(
        "is it a man or a woman speaking",
        &["alefiury/wav2vec2-large-xlsr-53-gender-recognition-librispeech"],
    ),
    wanted("open weights of OpenAI", &["openai/gpt-oss-20b", "openai/gpt-oss-120b"]),
    wanted("zephyr chat", &["HuggingFaceH4/zephyr-7b-beta"]),
    wanted("distilled reasoning model", &["deepseek-ai/DeepSeek-R1-Distill-Llama-8B"]),
    wanted(
        "encoder decoder for text to text",
        &["google-t5/t5-base", "google/flan-t5-xxl", "google-t5/t5-small"],
    ),
];
