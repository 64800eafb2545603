//! The server as a language model.

use crate::config::{OpenAiConfig, OpenAiConfigError};
use crate::wire::{Completion, List, Reading, question};
use async_trait::async_trait;
use futures::{StreamExt, stream};
use reqwest::RequestBuilder;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use serde_json::Value;
use std::time::Duration;
use trackml_domain::prompt::Prompt;
use trackml_outbound::body::BodyError;
use trackml_outbound::deadline::Deadline;
use trackml_outbound::lines::{LineError, lines};
use trackml_outbound::retry::Failure;
use trackml_outbound::service::{Refusal, Service, Tongue, Trouble};
use trackml_outbound::{wait, words};
use trackml_ports::{AiError, Answer, LanguageModel, OfferedModel, Piece, Pieces};
use url::Url;

/// An OpenAI-compatible server, asked over the network. Made once: it holds the connections.
#[derive(Debug)]
pub struct OpenAiServer {
    service: Service,
    chat: Url,
    list: Url,
    bearer: Option<HeaderValue>,
    config: OpenAiConfig,
}

impl OpenAiServer {
    /// Prepares the client; the server itself is not asked yet.
    pub fn new(config: OpenAiConfig) -> Result<Self, OpenAiConfigError> {
        if config.model.trim().is_empty() {
            return Err(OpenAiConfigError::Model);
        }
        Ok(Self {
            service: OpenAiConfig::service()?,
            chat: config.below("chat/completions")?,
            list: config.below("models")?,
            bearer: config.bearer()?,
            config,
        })
    }

    pub(crate) fn config(&self) -> &OpenAiConfig {
        &self.config
    }

    pub(crate) fn service(&self) -> &Service {
        &self.service
    }

    pub(crate) fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.bearer {
            Some(bearer) => request.header(AUTHORIZATION, bearer.clone()),
            None => request,
        }
    }
}

impl Tongue for OpenAiServer {
    type Error = AiError;

    fn trouble(&self, trouble: Trouble) -> AiError {
        match trouble {
            Trouble::Unreachable { reason } => AiError::Unreachable { reason },
            Trouble::TimedOut { after } => AiError::TimedOut { after },
            Trouble::Resting { left } => AiError::Resting { retry_after: left },
            Trouble::Body(BodyError::TooLarge { limit }) => AiError::TooLarge { limit },
            Trouble::Body(broken) => AiError::Unreadable { reason: broken.to_string() },
        }
    }

    fn refusal(&self, refusal: &Refusal) -> Failure<AiError> {
        let wait = wait::retry_after(&refusal.headers);
        let reason = explanation(&refusal.body).unwrap_or_else(|| format!("HTTP {}", refusal.status));
        match refusal.status {
            429 => Failure::passing(AiError::QuotaSpent { retry_after: wait }, wait),
            408 | 500.. => {
                Failure::passing(AiError::Unavailable { status: refusal.status, retry_after: wait }, wait)
            }
            401 => AiError::BadKey { variable: "AI_API_KEY" }.into(),
            403 => AiError::NotAllowed { reason }.into(),
            404 => AiError::UnknownModel { model: self.config.model.clone(), variable: "AI_MODEL" }.into(),
            _ => AiError::Rejected { reason }.into(),
        }
    }
}

/// The servers' `{"error": {"message": …}}`, `{"error": "…"}` or `{"message": …}`.
fn explanation(body: &str) -> Option<String> {
    let parsed: Value = serde_json::from_str(body).ok()?;
    let error = parsed.get("error").unwrap_or(&parsed);
    words::line(error.get("message").unwrap_or(error).as_str()?)
}

fn parsed(text: &[u8]) -> Result<Completion, AiError> {
    let completion: Completion = serde_json::from_slice(text)
        .map_err(|error| AiError::Unreadable { reason: format!("it is no completion ({error})") })?;
    match &completion.error {
        None | Some(Value::Null) => Ok(completion),
        Some(error) => {
            let said = explanation(&serde_json::json!({ "error": error }).to_string());
            Err(AiError::Unreadable { reason: said.unwrap_or_else(|| "it is an error".into()) })
        }
    }
}

/// What an event says; nothing for the lines between.
fn event(line: Result<String, LineError>) -> Option<Result<Completion, AiError>> {
    match line {
        Ok(line) => {
            let data = line.strip_prefix("data:")?.trim();
            (data != "[DONE]").then(|| parsed(data.as_bytes()))
        }
        Err(LineError::Silent { after }) => Some(Err(AiError::TimedOut { after })),
        Err(LineError::TooLong { limit }) => Some(Err(AiError::TooLarge { limit: limit as u64 })),
        Err(broken) => Some(Err(AiError::Unreadable { reason: broken.to_string() })),
    }
}

#[async_trait]
impl LanguageModel for OpenAiServer {
    fn model(&self) -> &str {
        &self.config.model
    }

    fn resting(&self) -> Option<Duration> {
        self.service.resting()
    }

    async fn generate(&self, prompt: &Prompt) -> Result<Answer, AiError> {
        let body = question(&self.config.model, prompt, false);
        let request = |http: &reqwest::Client| self.with_key(http.post(self.chat.clone())).json(&body);
        let deadline = Deadline::in_time(self.config.deadline);
        let read = self.service.read(self, deadline, self.config.max_answer_bytes, request).await?;
        let mut reading = Reading::default();
        let text = reading.take(parsed(&read)?)?;
        // Some servers leave the reason out of a whole answer.
        reading.finished = true;
        Ok(Answer { text, stamp: reading.end()? })
    }

    async fn stream(&self, prompt: &Prompt) -> Result<Pieces, AiError> {
        let body = question(&self.config.model, prompt, true);
        let request = |http: &reqwest::Client| self.with_key(http.post(self.chat.clone())).json(&body);
        let response = self.service.ask(self, Deadline::in_time(self.config.deadline), request).await?;
        let max_bytes = usize::try_from(self.config.max_answer_bytes).unwrap_or(usize::MAX);
        let events = lines(response, max_bytes, self.config.silence)
            .filter_map(|line| std::future::ready(event(line)))
            .boxed();
        let pieces = stream::unfold(Some((events, Reading::default())), |state| async {
            let (mut events, mut reading) = state?;
            loop {
                let Some(event) = events.next().await else {
                    return Some((reading.end().map(Piece::End), None));
                };
                match event.and_then(|completion| reading.take(completion)) {
                    Ok(text) if text.is_empty() => {}
                    Ok(text) => return Some((Ok(Piece::Text(text)), Some((events, reading)))),
                    Err(error) => return Some((Err(error), None)),
                }
            }
        });
        Ok(pieces.boxed())
    }

    async fn models(&self) -> Result<Vec<OfferedModel>, AiError> {
        let request = |http: &reqwest::Client| self.with_key(http.get(self.list.clone()));
        let deadline = Deadline::in_time(self.config.deadline);
        let read = self.service.read(self, deadline, self.config.max_answer_bytes, request).await?;
        let list: List = serde_json::from_slice(&read)
            .map_err(|error| AiError::Unreadable { reason: format!("it is no list of models ({error})") })?;
        let offered = |id| OfferedModel { name: id, input_tokens: None, output_tokens: None };
        Ok(list.data.into_iter().map(|listed| offered(listed.id)).collect())
    }
}
