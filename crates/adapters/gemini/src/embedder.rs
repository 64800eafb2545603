//! What makes vectors of texts.

use crate::address::Addresses;
use crate::config::{GeminiConfig, GeminiConfigError};
use crate::embedding::{Batch, Embedded, Telling};
use crate::gemini::KEY_HEADER;
use crate::refusal;
use async_trait::async_trait;
use reqwest::header::HeaderValue;
use std::time::Duration;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_outbound::deadline::Deadline;
use trackml_outbound::service::Service;
use trackml_ports::{AiError, Embedder, Purpose};

/// The variable that names the model.
const MODEL_VARIABLE: &str = "GEMINI_EMBEDDING_MODEL";

/// The most texts of one request.
const MAX_BATCH: usize = 100;

/// The most of a text that is sent, in characters: the model reads 2048 tokens, and a token of any writing is seldom
/// shorter than two characters on the whole.
const MAX_CHARS: usize = 6_000;

/// Gemini's embedding models, asked over the network.
#[derive(Debug)]
pub struct GeminiEmbedder {
    service: Service,
    addresses: Addresses,
    key: HeaderValue,
    space: VectorSpace,
    telling: Telling,
    deadline: Duration,
    max_answer_bytes: u64,
}

impl GeminiEmbedder {
    /// Prepares the client; the service itself is not asked yet.
    pub fn new(config: &GeminiConfig) -> Result<Self, GeminiConfigError> {
        let addresses = Addresses::of(config, &config.embedding_model)?;
        Ok(Self {
            service: config.service()?,
            key: config.key_header()?,
            space: VectorSpace { model: addresses.model().to_owned(), dimensions: config.dimensions },
            telling: Telling::of(addresses.model()),
            deadline: config.deadline,
            max_answer_bytes: config.max_answer_bytes,
            addresses,
        })
    }

    async fn batch(&self, texts: &[String], purpose: Purpose) -> Result<Vec<Vector>, AiError> {
        let cut = |text: &String| text.chars().take(MAX_CHARS).collect::<String>();
        let texts: Vec<String> = texts.iter().map(|text| self.telling.words(purpose, &cut(text))).collect();
        let model = format!("models/{}", self.space.model);
        let body = Batch::of(&model, &texts, self.telling.field(purpose), self.space.dimensions);
        let url = self.addresses.method("batchEmbedContents");
        let request =
            |http: &reqwest::Client| http.post(url.clone()).header(KEY_HEADER, self.key.clone()).json(&body);
        let tongue = refusal::Gemini { model: &self.space.model, model_variable: MODEL_VARIABLE };
        let deadline = Deadline::in_time(self.deadline);
        let read = self.service.read(&tongue, deadline, self.max_answer_bytes, request).await?;
        let embedded: Embedded = serde_json::from_slice(&read)
            .map_err(|error| AiError::Unreadable { reason: format!("it holds no vectors ({error})") })?;
        embedded.vectors(texts.len(), self.space.dimensions)
    }
}

#[async_trait]
impl Embedder for GeminiEmbedder {
    fn space(&self) -> &VectorSpace {
        &self.space
    }

    async fn embed(&self, texts: &[String], purpose: Purpose) -> Result<Vec<Vector>, AiError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for batch in texts.chunks(MAX_BATCH) {
            vectors.extend(self.batch(batch, purpose).await?);
        }
        Ok(vectors)
    }
}
