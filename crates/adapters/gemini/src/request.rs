//! What is sent: `GenerateContentRequest`.

use serde::Serialize;
use serde_json::Value;
use trackml_domain::prompt::{Prompt, Speaker};

/// A question.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request<'a> {
    system_instruction: Content<'a>,
    contents: Vec<Content<'a>>,
    generation_config: GenerationConfig<'a>,
}

/// What one side said.
#[derive(Debug, Serialize)]
pub(crate) struct Content<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    parts: [Part<'a>; 1],
}

impl<'a> Content<'a> {
    pub(crate) fn of(role: Option<&'static str>, text: &'a str) -> Self {
        Self { role, parts: [Part { text }] }
    }
}

#[derive(Debug, Serialize)]
struct Part<'a> {
    text: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct GenerationConfig<'a> {
    response_mime_type: &'static str,
    response_json_schema: &'a Value,
    max_output_tokens: u32,
}

impl<'a> Request<'a> {
    /// The rules in the place for instructions, all else in that for contents.
    pub(crate) fn of(prompt: &'a Prompt) -> Self {
        let role = |speaker| match speaker {
            Speaker::Asker => "user",
            Speaker::Model => "model",
        };
        Self {
            system_instruction: Content::of(None, &prompt.rules),
            contents: prompt
                .turns
                .iter()
                .map(|turn| Content::of(Some(role(turn.speaker)), &turn.text))
                .collect(),
            generation_config: GenerationConfig {
                response_mime_type: "application/json",
                response_json_schema: &prompt.shape,
                max_output_tokens: prompt.max_output_tokens,
            },
        }
    }
}
