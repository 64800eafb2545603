//! Any OpenAI-compatible server (Ollama, vLLM, llama.cpp, LM Studio, a gateway of a company) behind
//! [`LanguageModel`](trackml_ports::LanguageModel): for those who have no account with Google, or no wish for one.

mod config;
mod server;
mod wire;

pub use config::{OpenAiConfig, OpenAiConfigError};
pub use server::OpenAiServer;
