//! The requests, read so strictly that a field which the service does not have is refused, as the service does.

use serde::Deserialize;
use serde_json::Value;

/// `GenerateContentRequest`, as much of it as TrackML sends.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Question {
    pub(super) system_instruction: Content,
    pub(super) contents: Vec<Content>,
    pub(super) generation_config: GenerationConfig,
}

/// `Content`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub(super) role: Option<String>,
    pub(super) parts: Vec<Part>,
}

/// `Part`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) text: String,
}

/// `GenerationConfig`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct GenerationConfig {
    pub(super) response_mime_type: String,
    pub(super) response_json_schema: Value,
    pub(super) max_output_tokens: u32,
}

impl Question {
    /// What is wrong with it, if something is.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let roles: Vec<&str> = self.contents.iter().filter_map(|content| content.role.as_deref()).collect();
        if roles.len() != self.contents.len() || roles.iter().any(|role| !["user", "model"].contains(role)) {
            return Some("Please use a valid role: user, model.");
        }
        if roles.last() != Some(&"user") {
            return Some("The last turn must be the user's.");
        }
        if self.generation_config.response_mime_type != "application/json" {
            return Some("A schema needs the mime type application/json.");
        }
        let texts = self.contents.iter().chain([&self.system_instruction]).flat_map(|content| &content.parts);
        (self.generation_config.max_output_tokens == 0 || texts.into_iter().any(|part| part.text.is_empty()))
            .then_some("A part is empty, or nothing may be written.")
    }

    /// All that it is to read.
    pub(super) fn text(&self) -> String {
        let parts = self.contents.iter().flat_map(|content| &content.parts);
        parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// `BatchEmbedContentsRequest`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Batch {
    pub(super) requests: Vec<Embed>,
}

/// `EmbedContentRequest`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Embed {
    pub(super) model: String,
    pub(super) content: Content,
    #[serde(default)]
    #[allow(dead_code, reason = "it is only checked to be a text")]
    task_type: Option<String>,
    pub(super) output_dimensionality: usize,
}
