//! The adapter against the stand-in, and against recorded answers of the real service where they are at hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod embeddings;
mod failures;
mod raw_server;
mod recordings;
mod requests;
mod resting;
mod streams;

use serde_json::json;
use std::time::Duration;
use trackml_domain::prompt::{Prompt, Turn};
use trackml_gemini::{Gemini, GeminiConfig, GeminiEmbedder, Patience};
use trackml_testkit::stub_gemini::StubGemini;
use url::Url;

fn config(url: Url) -> GeminiConfig {
    GeminiConfig {
        patience: Patience {
            retries: 2,
            base: Duration::from_millis(5),
            longest_wait: Duration::from_secs(2),
        },
        deadline: Duration::from_secs(5),
        silence: Duration::from_millis(500),
        ..GeminiConfig::at(url, "a-key".into())
    }
}

fn gemini(stub: &StubGemini) -> Gemini {
    Gemini::new(&config(stub.url())).unwrap()
}

fn embedder(stub: &StubGemini) -> GeminiEmbedder {
    GeminiEmbedder::new(&config(stub.url())).unwrap()
}

fn prompt() -> Prompt {
    Prompt {
        rules: "Quote.".into(),
        turns: vec![Turn::asked("What is it?"), Turn::answered("{}"), Turn::asked("And größer?")],
        shape: json!({ "type": "object" }),
        max_output_tokens: 1_000,
    }
}
