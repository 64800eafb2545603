//! Imports.

use crate::problem::{FieldProblem, Problem, ProblemBody};
use serde::{Deserialize, Serialize};
use trackml_application::capture::{ImportLine, ImportOutcome, MAX_SOURCES, Source};
use trackml_domain::hub_ref::HubRef;
use utoipa::ToSchema;

/// Either any text with ids, addresses or commands in it, or a list of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Import, example = json!({"sources": ["mistralai/Mistral-7B-v0.1", "https://huggingface.co/openai/gpt-oss-20b"]}))]
pub(crate) struct ImportInput {
    /// A text of any kind: what names a model in it is imported.
    text: Option<String>,
    /// What you would paste one by one, at most 2 500.
    sources: Option<Vec<String>>,
}

impl ImportInput {
    /// The sources, each with the model that it names or the reason why it names none.
    pub(crate) fn into_sources(self) -> Result<Vec<Source>, Problem> {
        let refused =
            |field, code, message: String| Problem::invalid(vec![FieldProblem::new(field, code, message)]);
        let (field, sources) = match (self.text, self.sources) {
            (Some(text), None) => ("text", HubRef::find_all(&text)),
            (None, Some(sources)) => {
                let read = |source: String| {
                    let reference = HubRef::parse(&source);
                    (source, reference)
                };
                ("sources", sources.into_iter().map(read).collect())
            }
            _ => {
                return Err(refused(
                    "sources",
                    "required",
                    "either sources or text must be given".to_owned(),
                ));
            }
        };
        if sources.is_empty() {
            return Err(refused(field, "empty", "names no model of the Hub".to_owned()));
        }
        if sources.len() > MAX_SOURCES {
            let message = format!("names {} models; {MAX_SOURCES} are allowed at once", sources.len());
            return Err(refused(field, "too_many", message));
        }
        Ok(sources)
    }
}

/// What became of one source; a line of NDJSON.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportLine)]
pub(crate) struct ImportLineBody {
    /// What was given.
    source: String,
    /// What became of it.
    result: ImportResult,
    /// The record, made now or before.
    id: Option<i64>,
    /// Why nothing was made.
    problem: Option<ProblemBody>,
}

/// What became of one source.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ImportResult {
    Created,
    Exists,
    Failed,
}

impl From<ImportLine> for ImportLineBody {
    fn from(line: ImportLine) -> Self {
        let (result, id, problem) = match line.outcome {
            ImportOutcome::Created(id) => (ImportResult::Created, Some(id.get()), None),
            ImportOutcome::Exists(id) => (ImportResult::Exists, Some(id.get()), None),
            ImportOutcome::Failed(error) => {
                let problem = Problem::from(error);
                if let Some(cause) = problem.cause() {
                    tracing::error!(%cause, source = %line.source, "an import's source failed");
                }
                (ImportResult::Failed, None, Some(problem.body(None)))
            }
        };
        Self { source: line.source, result, id, problem }
    }
}
