//! Any OpenAI-compatible server (Ollama, vLLM, llama.cpp, LM Studio, a gateway of a company) behind
//! [`LanguageModel`](trackml_ports::LanguageModel) and [`Embedder`](trackml_ports::Embedder): for those who have no account with Google, or no wish for one.

mod config;
mod embedder;
mod server;
mod wire;

pub use config::{OpenAiConfig, OpenAiConfigError};
pub use embedder::OpenAiEmbedder;
pub use server::OpenAiServer;
