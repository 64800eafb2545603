//! Vectors without a language model: hashes of words, of their pieces, and of what a small table says that they are about.
//!
//! It stands in for a real model in tests and in the demonstration, where it must be the same everywhere and cost nothing. It
//! knows nothing of language: figures that are measured with it measure how results are joined and ranked, not how well a
//! real model understands.

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::{AiError, Embedder, Purpose};

/// Words that say nothing.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "by",
    "can",
    "for",
    "from",
    "i",
    "in",
    "is",
    "it",
    "me",
    "model",
    "my",
    "of",
    "on",
    "or",
    "something",
    "that",
    "the",
    "this",
    "to",
    "what",
    "which",
    "with",
];

/// What words are about.
const ABOUT: &[(&str, &[&str])] = &[
    (
        "speech",
        &[
            "speech",
            "voice",
            "audio",
            "asr",
            "transcrib",
            "transcription",
            "dictation",
            "spoken",
            "recording",
            "listen",
            "hear",
        ],
    ),
    (
        "code",
        &[
            "code",
            "coding",
            "coder",
            "program",
            "programm",
            "python",
            "software",
            "developer",
            "autocomplete",
            "completion",
            "refactor",
        ],
    ),
    (
        "translation",
        &[
            "translat",
            "translation",
            "multilingual",
            "language",
            "languages",
            "german",
            "french",
            "nordic",
            "interpreter",
        ],
    ),
    (
        "small",
        &["small", "tiny", "mini", "phone", "edge", "laptop", "lightweight", "compact", "light", "cheap"],
    ),
    ("large", &["large", "big", "huge", "frontier", "xl", "trillion"]),
    ("vision", &["vision", "image", "picture", "photo", "visual", "multimodal", "screenshot"]),
    (
        "chat",
        &[
            "chat",
            "chatbot",
            "assistant",
            "conversation",
            "conversational",
            "instruct",
            "dialog",
            "dialogue",
            "talk",
        ],
    ),
    (
        "embedding",
        &["embedd", "embedding", "similarity", "retrieval", "semantic", "vector", "encoder", "sentence"],
    ),
    ("summary", &["summar", "summary", "summarization", "digest", "shorten"]),
    (
        "reasoning",
        &["reason", "reasoner", "reasoning", "math", "mathematic", "logic", "think", "proof", "puzzle"],
    ),
    ("quantized", &["quantiz", "quantized", "gguf", "gptq", "awq", "int4", "4bit", "compressed"]),
    ("finetune", &["finetun", "finetune", "lora", "adapter", "adapt", "recipe", "recipes", "tuned"]),
    ("merge", &["merg", "merge", "blend", "combined", "mix"]),
    ("experts", &["expert", "experts", "moe", "mixture", "sparse"]),
];

/// A direction of so many numbers for a text; the same text gives the same everywhere.
pub fn values(text: &str, dimensions: usize) -> Vec<f32> {
    let mut values = vec![0.0; dimensions.max(1)];
    let text = text.to_lowercase();
    let words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !EMPTY.contains(word));
    for word in words {
        let stem = stem(word);
        add(&mut values, "word", stem, 1.0);
        for (about, stems) in ABOUT {
            if stems.contains(&stem) || stems.contains(&word) {
                add(&mut values, "about", about, 1.6);
            }
        }
        let padded: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        for three in padded.windows(3) {
            add(&mut values, "piece", &three.iter().collect::<String>(), 0.25);
        }
    }
    if values.iter().all(|value| *value == 0.0) {
        values[0] = 1.0;
    }
    values
}

fn stem(word: &str) -> &str {
    let ends = ["ations", "ation", "ings", "ing", "ers", "ed", "es", "s"];
    let cut = |end: &&str| word.strip_suffix(*end).filter(|stem| stem.chars().count() >= 4);
    ends.iter().find_map(cut).unwrap_or(word)
}

fn add(values: &mut [f32], kind: &str, name: &str, weight: f32) {
    let hash = Sha256::digest(format!("{kind}:{name}").as_bytes());
    let place = u64::from_le_bytes(hash[..8].try_into().expect("eight bytes"));
    let at = usize::try_from(place % values.len() as u64).expect("below a length");
    values[at] += if hash[8] & 1 == 0 { weight } else { -weight };
}

/// The same behind the port.
pub struct LocalEmbedder {
    space: VectorSpace,
}

impl LocalEmbedder {
    /// Makes vectors of so many numbers.
    pub fn new(dimensions: u32) -> Self {
        Self { space: VectorSpace { model: "local-hash-1".into(), dimensions } }
    }
}

#[async_trait]
impl Embedder for LocalEmbedder {
    fn space(&self) -> &VectorSpace {
        &self.space
    }

    async fn embed(&self, texts: &[String], _purpose: Purpose) -> Result<Vec<Vector>, AiError> {
        let dimensions = self.space.dimensions as usize;
        let vector = |text: &String| Vector::new(values(text, dimensions)).expect("never all zero");
        Ok(texts.iter().map(vector).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(one: &str, other: &str) -> f32 {
        let vector = |text| Vector::new(values(text, 256)).unwrap();
        vector(one).nearness(&vector(other))
    }

    #[test]
    fn what_is_about_the_same_is_nearer() {
        let asked = "turn recordings into text";
        assert!(nearness(asked, "speech recognition") > nearness(asked, "image generation"));
        assert!(nearness("help me program", "code completion") > nearness("help me program", "translation"));
    }

    #[test]
    fn the_same_text_is_nearest() {
        assert!((nearness("Aurora 7B", "aurora-7b") - 1.0).abs() < 1e-5);
        assert!((nearness("", "the") - 1.0).abs() < 1e-5);
    }
}
