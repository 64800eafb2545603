//! What is sent and received: chat completions, as the servers have them in common.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use trackml_domain::prompt::{Prompt, Speaker, TokenUsage};
use trackml_ports::{AiError, AnswerStamp, RefusalReason, Refused};

/// The body of a question.
pub(crate) fn question(model: &str, prompt: &Prompt, stream: bool) -> Value {
    let role = |speaker| match speaker {
        Speaker::Asker => "user",
        Speaker::Model => "assistant",
    };
    let rules = json!({ "role": "system", "content": prompt.rules });
    let turns = prompt.turns.iter().map(|turn| json!({ "role": role(turn.speaker), "content": turn.text }));
    let mut body = json!({
        "model": model,
        "messages": std::iter::once(rules).chain(turns).collect::<Vec<_>>(),
        "max_tokens": prompt.max_output_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": { "name": "answer", "schema": prompt.shape },
        },
        "stream": stream,
    });
    if let (true, Some(body)) = (stream, body.as_object_mut()) {
        body.insert("stream_options".into(), json!({ "include_usage": true }));
    }
    body
}

/// An answer, or a piece of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Completion {
    model: Option<String>,
    choices: Option<Vec<Choice>>,
    usage: Option<Usage>,
    pub(crate) error: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Choice {
    message: Option<Message>,
    delta: Option<Message>,
    finish_reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Message {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct Usage {
    prompt_tokens: u64,
    completion_tokens: u64,
    completion_tokens_details: Option<Details>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct Details {
    reasoning_tokens: u64,
}

/// A model of the server's list.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Listed {
    pub(crate) id: String,
}

/// The server's list of models.
#[derive(Debug, Deserialize)]
pub(crate) struct List {
    pub(crate) data: Vec<Listed>,
}

/// How far an answer is.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    stamp: AnswerStamp,
    said_something: bool,
    pub(crate) finished: bool,
}

impl Reading {
    /// Takes the next piece and returns its text, which may be empty.
    pub(crate) fn take(&mut self, piece: Completion) -> Result<String, AiError> {
        if let Some(model) = piece.model {
            self.stamp.model = model;
        }
        if let Some(usage) = piece.usage {
            // The servers count thoughts among what was written.
            let thoughts = usage.completion_tokens_details.unwrap_or_default().reasoning_tokens;
            self.stamp.usage = TokenUsage {
                prompt: usage.prompt_tokens,
                answer: usage.completion_tokens.saturating_sub(thoughts),
                thoughts,
            };
        }
        let Some(choice) = piece.choices.unwrap_or_default().into_iter().next() else {
            return Ok(String::new());
        };
        let refused = |reason| AiError::Refused { what: Refused::Answer, reason };
        match choice.finish_reason.as_deref() {
            None | Some("") => {}
            Some("stop") => self.finished = true,
            Some("length") => (self.finished, self.stamp.cut_short) = (true, true),
            Some("content_filter") => return Err(refused(RefusalReason::Safety)),
            Some(other) => return Err(refused(RefusalReason::Other(other.chars().take(60).collect()))),
        }
        let said = choice.message.or(choice.delta).unwrap_or_default();
        if said.refusal.is_some_and(|words| !words.is_empty()) {
            return Err(refused(RefusalReason::Unstated));
        }
        let text = said.content.unwrap_or_default();
        self.said_something |= !text.is_empty();
        Ok(text)
    }

    /// What is known of the answer, if it is one.
    pub(crate) fn end(self) -> Result<AnswerStamp, AiError> {
        let unreadable = |reason: &str| AiError::Unreadable { reason: reason.into() };
        match self {
            Self { said_something: false, stamp: AnswerStamp { cut_short: true, .. }, .. } => {
                Err(AiError::CutShort)
            }
            Self { finished: false, .. } => Err(unreadable("it ended before it was finished")),
            Self { said_something: false, .. } => Err(unreadable("it holds no text")),
            Self { stamp, .. } => Ok(stamp),
        }
    }
}
