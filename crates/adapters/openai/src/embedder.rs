//! What makes vectors of texts: `/embeddings`.

use crate::config::{OpenAiConfig, OpenAiConfigError};
use crate::server::OpenAiServer;
use async_trait::async_trait;
use serde::Deserialize;
use serde_json::json;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_outbound::deadline::Deadline;
use trackml_ports::{AiError, Embedder, Purpose};
use url::Url;

/// The most texts of one request: a model on a processor takes its time.
const MAX_BATCH: usize = 32;

/// An embedding model of an OpenAI-compatible server.
#[derive(Debug)]
pub struct OpenAiEmbedder {
    server: OpenAiServer,
    address: Url,
    space: VectorSpace,
}

impl OpenAiEmbedder {
    /// Prepares the client for a model whose vectors have so many numbers; the server itself is not asked yet.
    pub fn new(config: OpenAiConfig, dimensions: u32) -> Result<Self, OpenAiConfigError> {
        let space = VectorSpace { model: config.model.clone(), dimensions };
        Ok(Self { address: config.below("embeddings")?, server: OpenAiServer::new(config)?, space })
    }

    async fn batch(&self, texts: &[String]) -> Result<Vec<Vector>, AiError> {
        let body = json!({ "model": self.space.model, "input": texts, "encoding_format": "float" });
        let request =
            |http: &reqwest::Client| self.server.with_key(http.post(self.address.clone())).json(&body);
        let config = self.server.config();
        let deadline = Deadline::in_time(config.deadline);
        let read =
            self.server.service().read(&self.server, deadline, config.max_answer_bytes, request).await?;
        let unreadable = |reason: String| AiError::Unreadable { reason };
        let mut embedded: Embedded = serde_json::from_slice(&read)
            .map_err(|error| unreadable(format!("it holds no vectors ({error})")))?;
        if embedded.data.len() != texts.len() {
            return Err(unreadable(format!("{} vectors for {} texts", embedded.data.len(), texts.len())));
        }
        embedded.data.sort_by_key(|one| one.index);
        let vector = |one: One| {
            if one.embedding.len() as u64 != u64::from(self.space.dimensions) {
                let (has, wanted) = (one.embedding.len(), self.space.dimensions);
                return Err(unreadable(format!(
                    "{has} numbers in place of {wanted}: set AI_EMBEDDING_DIMENSIONS to {has}"
                )));
            }
            Vector::new(one.embedding).map_err(|error| unreadable(error.to_string()))
        };
        embedded.data.into_iter().map(vector).collect()
    }
}

#[derive(Debug, Deserialize)]
struct Embedded {
    data: Vec<One>,
}

#[derive(Debug, Deserialize)]
struct One {
    #[serde(default)]
    index: u64,
    embedding: Vec<f32>,
}

#[async_trait]
impl Embedder for OpenAiEmbedder {
    fn space(&self) -> &VectorSpace {
        &self.space
    }

    async fn embed(&self, texts: &[String], _purpose: Purpose) -> Result<Vec<Vector>, AiError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for batch in texts.chunks(MAX_BATCH) {
            vectors.extend(self.batch(batch).await?);
        }
        Ok(vectors)
    }
}
