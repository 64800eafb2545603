//! A question over a library.

use super::insight::InsightBody;
use super::meaning::reason;
use super::model::ModelItem;
use crate::problem::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};
use trackml_application::ask::{Asked, key_prefix};
use trackml_domain::insight::{Insight, QuestionText};
use utoipa::ToSchema;

/// A question over your library.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskRequest, example = json!({"question": "Which of my models can transcribe German on a laptop?"}))]
pub(crate) struct AskInput {
    /// At most 2 000 characters.
    #[schema(max_length = 2000)]
    question: String,
}

impl AskInput {
    pub(crate) fn into_question(self) -> Result<QuestionText, Problem> {
        QuestionText::parse(&self.question).map_err(|error| {
            Problem::invalid(vec![FieldProblem::new("question", "invalid_length", error.to_string())])
        })
    }
}

/// The records that may answer a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AskedRecords)]
pub(crate) struct AskedRecordsBody {
    /// The likeliest first. A statement cites `key_prefix` and the key of a field.
    records: Vec<AskedRecord>,
    /// Why they were looked up by words alone.
    reason: Option<String>,
}

/// A record that may answer a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct AskedRecord {
    #[schema(example = "m12.")]
    key_prefix: String,
    #[serde(flatten)]
    item: ModelItem,
}

impl From<&Asked> for AskedRecordsBody {
    fn from(asked: &Asked) -> Self {
        let record = |record: &trackml_domain::model::ModelSummary| AskedRecord {
            key_prefix: key_prefix(record.id),
            item: record.clone().into(),
        };
        Self {
            records: asked.records.iter().map(record).collect(),
            reason: asked.found.only_words.as_ref().map(reason),
        }
    }
}

/// What the library answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = LibraryAnswer)]
pub(crate) struct LibraryAnswer {
    /// Whether the library holds an answer: some statement rests on one of the records.
    pub(crate) holds: bool,
    /// Null where there is no language model, or no record to ask about.
    pub(crate) answer: Option<InsightBody>,
}

impl LibraryAnswer {
    pub(crate) fn nobody() -> Self {
        Self { holds: false, answer: None }
    }
}

impl From<&Insight> for LibraryAnswer {
    fn from(insight: &Insight) -> Self {
        Self { holds: !insight.statements.is_empty(), answer: Some(insight.into()) }
    }
}

/// What the library answers, with the records that may.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AskAnswer)]
pub(crate) struct AskBody {
    #[serde(flatten)]
    pub(crate) asked: AskedRecordsBody,
    #[serde(flatten)]
    pub(crate) answer: LibraryAnswer,
}
