//! Google's Gemini API behind [`LanguageModel`](trackml_ports::LanguageModel) and [`Embedder`](trackml_ports::Embedder).
//!
//! What is relied on is what Google's own client and protocol files state of `generateContent`, `streamGenerateContent`,
//! `batchEmbedContents` and `models`; whatever else an answer holds is passed over.

mod address;
mod answer;
mod config;
mod embedder;
mod embedding;
mod finish;
mod gemini;
mod refusal;
mod request;
mod stream;

pub use config::{GeminiConfig, GeminiConfigError};
pub use embedder::GeminiEmbedder;
pub use gemini::Gemini;
pub use trackml_outbound::breaker::Tolerance;
pub use trackml_outbound::retry::Patience;
