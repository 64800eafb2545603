//! `batchEmbedContents`: what is sent and received.

use crate::request::Content;
use serde::{Deserialize, Serialize};
use trackml_domain::vector::Vector;
use trackml_ports::{AiError, Purpose};

/// Texts to make vectors of.
#[derive(Debug, Serialize)]
pub(crate) struct Batch<'a> {
    requests: Vec<One<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct One<'a> {
    model: &'a str,
    content: Content<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task_type: Option<&'static str>,
    output_dimensionality: u32,
}

impl<'a> Batch<'a> {
    /// `model` stands in each with `models/` before it, as in the path.
    pub(crate) fn of(
        model: &'a str,
        texts: &'a [String],
        task_type: Option<&'static str>,
        dimensions: u32,
    ) -> Self {
        let one = |text: &'a String| One {
            model,
            content: Content::of(None, text),
            task_type,
            output_dimensionality: dimensions,
        };
        Self { requests: texts.iter().map(one).collect() }
    }
}

/// The vectors, in the order of the texts.
#[derive(Debug, Deserialize)]
pub(crate) struct Embedded {
    #[serde(default)]
    embeddings: Vec<Values>,
}

#[derive(Debug, Deserialize)]
struct Values {
    #[serde(default)]
    values: Vec<f32>,
}

impl Embedded {
    /// The vectors, if they are as many and as long as was asked for. Cut to fewer dimensions than the model's own they are
    /// shorter than one, which [`Vector`] mends.
    pub(crate) fn vectors(self, texts: usize, dimensions: u32) -> Result<Vec<Vector>, AiError> {
        let unreadable = |reason: String| AiError::Unreadable { reason };
        if self.embeddings.len() != texts {
            return Err(unreadable(format!("{} vectors for {texts} texts", self.embeddings.len())));
        }
        let vector = |values: Values| {
            if values.values.len() as u64 != u64::from(dimensions) {
                return Err(unreadable(format!("{} numbers in place of {dimensions}", values.values.len())));
            }
            Vector::new(values.values).map_err(|error| unreadable(error.to_string()))
        };
        self.embeddings.into_iter().map(vector).collect()
    }
}

/// How a model is told what a vector is for: by a field, or by words before the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// `taskType`, as `gemini-embedding-001` wants it.
    Field,
    /// A beginning of the text, as `gemini-embedding-2` wants it, which passes over the field.
    Words,
}

impl Telling {
    pub(crate) fn of(model: &str) -> Self {
        if model.starts_with("gemini-embedding-2") { Self::Words } else { Self::Field }
    }

    pub(crate) fn field(self, purpose: Purpose) -> Option<&'static str> {
        (self == Self::Field).then_some(match purpose {
            Purpose::Document => "RETRIEVAL_DOCUMENT",
            Purpose::Query => "RETRIEVAL_QUERY",
        })
    }

    pub(crate) fn words(self, purpose: Purpose, text: &str) -> String {
        match (self, purpose) {
            (Self::Field, _) => text.to_owned(),
            (Self::Words, Purpose::Document) => format!("title: none | text: {text}"),
            (Self::Words, Purpose::Query) => format!("task: search result | query: {text}"),
        }
    }
}
