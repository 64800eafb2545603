//! The language model.

use crate::address::Addresses;
use crate::config::{GeminiConfig, GeminiConfigError};
use crate::refusal;
use crate::request::Request;
use crate::{answer, stream};
use async_trait::async_trait;
use reqwest::RequestBuilder;
use reqwest::header::HeaderValue;
use serde::Deserialize;
use std::time::Duration;
use trackml_domain::prompt::Prompt;
use trackml_outbound::deadline::Deadline;
use trackml_outbound::lines::lines;
use trackml_outbound::service::Service;
use trackml_ports::{AiError, Answer, LanguageModel, OfferedModel, Pieces};

/// The header that the key travels in: in the address it would end in logs.
pub(crate) const KEY_HEADER: &str = "x-goog-api-key";

/// The variable that names the model.
const MODEL_VARIABLE: &str = "GEMINI_MODEL";

/// The most pages of the list of models that are read.
const MAX_PAGES: usize = 20;

/// Gemini, asked over the network. Made once: it holds the connections.
#[derive(Debug)]
pub struct Gemini {
    service: Service,
    addresses: Addresses,
    key: HeaderValue,
    deadline: Duration,
    silence: Duration,
    max_answer_bytes: u64,
}

impl Gemini {
    /// Prepares the client; the service itself is not asked yet.
    pub fn new(config: &GeminiConfig) -> Result<Self, GeminiConfigError> {
        Ok(Self {
            service: config.service()?,
            addresses: Addresses::of(config, &config.model)?,
            key: config.key_header()?,
            deadline: config.deadline,
            silence: config.silence,
            max_answer_bytes: config.max_answer_bytes,
        })
    }

    fn tongue(&self) -> refusal::Gemini<'_> {
        refusal::Gemini { model: self.addresses.model(), model_variable: MODEL_VARIABLE }
    }

    fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        request.header(KEY_HEADER, self.key.clone())
    }
}

#[async_trait]
impl LanguageModel for Gemini {
    fn model(&self) -> &str {
        self.addresses.model()
    }

    fn resting(&self) -> Option<Duration> {
        self.service.resting()
    }

    async fn generate(&self, prompt: &Prompt) -> Result<Answer, AiError> {
        let (url, body) = (self.addresses.method("generateContent"), Request::of(prompt));
        let request = |http: &reqwest::Client| self.with_key(http.post(url.clone())).json(&body);
        let deadline = Deadline::in_time(self.deadline);
        let read = self.service.read(&self.tongue(), deadline, self.max_answer_bytes, request).await?;
        answer::whole(&read)
    }

    async fn stream(&self, prompt: &Prompt) -> Result<Pieces, AiError> {
        let (url, body) = (self.addresses.stream(), Request::of(prompt));
        let request = |http: &reqwest::Client| self.with_key(http.post(url.clone())).json(&body);
        let deadline = Deadline::in_time(self.deadline);
        let response = self.service.ask(&self.tongue(), deadline, request).await?;
        let max_bytes = usize::try_from(self.max_answer_bytes).unwrap_or(usize::MAX);
        let lines = lines(response, max_bytes, self.silence);
        Ok(stream::pieces(lines, self.addresses.model().to_owned(), MODEL_VARIABLE))
    }

    async fn models(&self) -> Result<Vec<OfferedModel>, AiError> {
        let deadline = Deadline::in_time(self.deadline);
        let (mut models, mut page) = (Vec::new(), None);
        for _ in 0..MAX_PAGES {
            let url = self.addresses.models(page.as_deref());
            let request = |http: &reqwest::Client| self.with_key(http.get(url.clone()));
            let read = self.service.read(&self.tongue(), deadline, self.max_answer_bytes, request).await?;
            let list: ModelList = serde_json::from_slice(&read).map_err(|error| AiError::Unreadable {
                reason: format!("it is no list of models ({error})"),
            })?;
            models.extend(list.models.into_iter().filter(ListedModel::writes).map(OfferedModel::from));
            page = list.next_page_token.filter(|token| !token.is_empty());
            if page.is_none() {
                break;
            }
        }
        Ok(models)
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ModelList {
    #[serde(default)]
    models: Vec<ListedModel>,
    next_page_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListedModel {
    name: String,
    input_token_limit: Option<u64>,
    output_token_limit: Option<u64>,
    #[serde(default)]
    supported_generation_methods: Vec<String>,
}

impl ListedModel {
    fn writes(&self) -> bool {
        self.supported_generation_methods.iter().any(|method| method == "generateContent")
    }
}

impl From<ListedModel> for OfferedModel {
    fn from(listed: ListedModel) -> Self {
        Self {
            name: listed.name.trim_start_matches("models/").to_owned(),
            input_tokens: listed.input_token_limit,
            output_tokens: listed.output_token_limit,
        }
    }
}
