//! What goes wrong when records are put in order, as problems.

use super::{Code, FieldProblem, Problem};
use trackml_application::organise::OrganiseError;
use trackml_domain::violation::Violation;
use trackml_ports::BulkError;

impl From<OrganiseError> for Problem {
    fn from(error: OrganiseError) -> Self {
        let said = error.to_string();
        let field = |name: &str, code| vec![FieldProblem::new(name, code, said.clone())];
        match error {
            OrganiseError::NoSuchModel => Self::new(Code::ModelNotFound),
            OrganiseError::NoSuchWorkspace => Self::new(Code::WorkspaceNotFound),
            OrganiseError::Forbidden => Self::new(Code::Forbidden),
            OrganiseError::NoSuchTag => Self::new(Code::TagNotFound),
            OrganiseError::TagTaken => Self::new(Code::TagTaken).with_errors(field("name", "taken")),
            OrganiseError::InTrash => Self::invalid(field("query", "in_trash")),
            OrganiseError::NothingToMerge => Self::invalid(field("from", "invalid")),
            OrganiseError::Merge(refusal) => {
                let error = FieldProblem::new(refusal.field().as_ref(), refusal.code(), said);
                Self::invalid(vec![error])
            }
            OrganiseError::NothingToTakeBack => Self::new(Code::NothingToUndo),
            OrganiseError::Bulk(error) => error.into(),
            OrganiseError::Contended(_) => Self::new(Code::EditConflict).with_detail(said),
            OrganiseError::Ask(error) => error.into(),
            OrganiseError::Repository(error) => error.into(),
        }
    }
}

impl From<BulkError> for Problem {
    fn from(error: BulkError) -> Self {
        let said = error.to_string();
        match error {
            BulkError::TooMany { .. } => Self::new(Code::TooManyRecords)
                .with_detail(said.clone())
                .with_errors(vec![FieldProblem::new("query", "too_many", said)]),
            BulkError::Unexpected { .. } => Self::new(Code::SelectionChanged)
                .with_detail(said.clone())
                .with_errors(vec![FieldProblem::new("expected", "stale", said)]),
            BulkError::NoSuchModel(_) => {
                Self::new(Code::ModelNotFound).with_errors(vec![FieldProblem::new("ids", "not_found", said)])
            }
            BulkError::TooManyTags { source, .. } => {
                Self::invalid(vec![FieldProblem::new("change.add_tags", source.code(), said)])
            }
            BulkError::Contended(_) => Self::new(Code::EditConflict).with_detail(said),
            BulkError::Repository(error) => error.into(),
        }
    }
}
