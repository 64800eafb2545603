//! Answers in the service's shapes.

use serde_json::{Value, json};

/// The version that every answer says it is of.
const VERSION: &str = "gemini-stub-001";

/// A whole answer, or a piece of one.
pub(super) fn piece(text: &str, finish: Option<&str>, read: usize, written: usize) -> Value {
    let mut candidate = json!({ "content": { "role": "model", "parts": [{ "text": text }] }, "index": 0 });
    if let (Some(finish), Some(candidate)) = (finish, candidate.as_object_mut()) {
        candidate.insert("finishReason".into(), finish.into());
    }
    let (read, written) = (read.div_ceil(4), written.div_ceil(4));
    json!({
        "candidates": [candidate],
        "usageMetadata": {
            "promptTokenCount": read,
            "candidatesTokenCount": written,
            "thoughtsTokenCount": 7,
            "totalTokenCount": read + written + 7,
        },
        "modelVersion": VERSION,
        "responseId": "stub",
    })
}

/// An answer whose first part is a thought.
pub(super) fn whole(text: &str, finish: &str, read: usize) -> Value {
    let mut answer = piece(text, Some(finish), read, text.len());
    if let Some(parts) = answer.pointer_mut("/candidates/0/content/parts").and_then(Value::as_array_mut) {
        parts.insert(0, json!({ "text": "Let me think about what is asked.", "thought": true }));
    }
    answer
}

/// `MAX_TOKENS` before any text.
pub(super) fn nothing(read: usize) -> Value {
    json!({
        "candidates": [{ "content": { "role": "model" }, "finishReason": "MAX_TOKENS", "index": 0 }],
        "usageMetadata": { "promptTokenCount": read.div_ceil(4), "thoughtsTokenCount": 8192 },
        "modelVersion": VERSION,
    })
}

/// The question is blocked.
pub(super) fn blocked() -> Value {
    json!({
        "promptFeedback": { "blockReason": "PROHIBITED_CONTENT", "safetyRatings": [] },
        "usageMetadata": { "promptTokenCount": 5 },
        "modelVersion": VERSION,
    })
}

/// The list of models, in two pages.
pub(super) fn models(page: Option<&str>) -> Value {
    let model = |name: &str, method: &str| {
        json!({
            "name": format!("models/{name}"),
            "displayName": name,
            "inputTokenLimit": 1_048_576,
            "outputTokenLimit": 65_536,
            "supportedGenerationMethods": [method],
        })
    };
    match page {
        None => json!({
            "models": [
                model("gemini-3.5-flash-lite", "generateContent"),
                model("gemini-embedding-001", "embedContent"),
            ],
            "nextPageToken": "second",
        }),
        Some(_) => json!({ "models": [model("gemini-3.8-flash", "generateContent")] }),
    }
}
