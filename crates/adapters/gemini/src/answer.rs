//! What is received: `GenerateContentResponse`, read for what it says and passed over for all else.

use crate::finish;
use serde::Deserialize;
use serde_json::Value;
use trackml_domain::prompt::TokenUsage;
use trackml_ports::{AiError, Answer, AnswerStamp};

/// An answer, or a piece of one.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Response {
    candidates: Option<Vec<Candidate>>,
    prompt_feedback: Option<PromptFeedback>,
    usage_metadata: Option<Usage>,
    model_version: Option<String>,
    /// Some failures come in the middle of a success.
    pub(crate) error: Option<Value>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Candidate {
    content: Option<Content>,
    finish_reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Content {
    parts: Option<Vec<Part>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Part {
    text: Option<String>,
    thought: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct PromptFeedback {
    block_reason: Option<String>,
    block_reason_message: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(clippy::struct_field_names, reason = "they are the service's")]
struct Usage {
    prompt_token_count: Option<u64>,
    tool_use_prompt_token_count: Option<u64>,
    candidates_token_count: Option<u64>,
    thoughts_token_count: Option<u64>,
}

/// How far an answer is.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    stamp: AnswerStamp,
    said_something: bool,
    finished: bool,
    answered: bool,
}

impl Reading {
    /// Takes the next piece and returns its text, which may be empty.
    pub(crate) fn take(&mut self, response: Response) -> Result<String, AiError> {
        if let Some(model) = response.model_version {
            self.stamp.model = model;
        }
        if let Some(usage) = response.usage_metadata {
            self.count(usage);
        }
        let Some(candidate) = response.candidates.unwrap_or_default().into_iter().next() else {
            return match response.prompt_feedback {
                Some(PromptFeedback { block_reason: Some(reason), .. }) => Err(finish::blocked(&reason)),
                Some(PromptFeedback { block_reason_message: Some(_), .. }) => Err(finish::blocked("")),
                // The last piece may hold nothing but what the answer cost.
                _ => Ok(String::new()),
            };
        };
        self.answered = true;
        if let Some(reason) = candidate.finish_reason {
            self.finished = true;
            self.stamp.cut_short = finish::is_cut_short(&reason)?;
        }
        let parts = candidate.content.unwrap_or_default().parts.unwrap_or_default();
        let said = parts.into_iter().filter(|part| part.thought != Some(true)).filter_map(|part| part.text);
        let text: String = said.collect();
        self.said_something |= !text.is_empty();
        Ok(text)
    }

    /// What is known of the answer, if it is one.
    pub(crate) fn end(self, must_be_finished: bool) -> Result<AnswerStamp, AiError> {
        let unreadable = |reason: &str| AiError::Unreadable { reason: reason.into() };
        match self {
            Self { answered: false, .. } => Err(unreadable("it holds no answer")),
            Self { said_something: false, stamp: AnswerStamp { cut_short: true, .. }, .. } => {
                Err(AiError::CutShort)
            }
            Self { finished: false, .. } if must_be_finished => {
                Err(unreadable("it ended before it was finished"))
            }
            Self { said_something: false, .. } => Err(unreadable("it holds no text")),
            Self { stamp, .. } => Ok(stamp),
        }
    }

    fn count(&mut self, usage: Usage) {
        // Every piece repeats what it cost so far; a piece that leaves a number out does not take it back.
        let known = &mut self.stamp.usage;
        let read = usage.prompt_token_count.map(|read| read + usage.tool_use_prompt_token_count.unwrap_or(0));
        *known = TokenUsage {
            prompt: read.unwrap_or(known.prompt),
            answer: usage.candidates_token_count.unwrap_or(known.answer),
            thoughts: usage.thoughts_token_count.unwrap_or(known.thoughts),
        };
    }
}

/// Reads an answer that came at once.
pub(crate) fn whole(body: &[u8]) -> Result<Answer, AiError> {
    let response: Response = serde_json::from_slice(body)
        .map_err(|error| AiError::Unreadable { reason: format!("it is not what was asked for ({error})") })?;
    let mut reading = Reading::default();
    let text = reading.take(response)?;
    Ok(Answer { text, stamp: reading.end(false)? })
}
